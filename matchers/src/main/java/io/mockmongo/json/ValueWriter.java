package io.mockmongo.json;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/**
 * A writer of Extended JSON on one line, in the shortest form. A writer with a limit omits the text
 * beyond the limit, but closes every quote, bracket and brace.
 */
final class ValueWriter {

  /** The last millisecond of the year 9999, up to which a date is written as text. */
  private static final long LAST_DATE = 253_402_300_799_999L;

  private static final String ELLIPSIS = "...";

  private final StringBuilder out = new StringBuilder();
  private final int limit;

  ValueWriter() {
    this(Integer.MAX_VALUE);
  }

  ValueWriter(int limit) {
    this.limit = limit;
  }

  /** Returns the text that was written. */
  @Override
  public String toString() {
    return out.toString();
  }

  ValueWriter document(BsonDocument document) {
    String separator = "";
    out.append('{');
    for (Field field : Fields.of(document)) {
      out.append(separator);
      if (isFull()) {
        out.append(ELLIPSIS);
        break;
      }
      key(field.name());
      out.append(": ");
      value(field.value());
      separator = ", ";
    }
    out.append('}');
    return this;
  }

  ValueWriter value(BsonValue value) {
    switch (value.getBsonType()) {
      case DOCUMENT -> document(value.asDocument());
      case ARRAY -> array(value.asArray());
      case STRING -> string(value.asString().getValue());
      case BOOLEAN -> out.append(value.asBoolean().getValue());
      case NULL -> out.append("null");
      case INT32 -> out.append(value.asInt32().getValue());
      case DOUBLE -> float64(value.asDouble().getValue());
      default -> wrapped(value);
    }
    return this;
  }

  private void wrapped(BsonValue value) {
    switch (value.getBsonType()) {
      case INT64 -> wrap(TypeWrapper.NUMBER_LONG, value.asInt64().getValue());
      case DECIMAL128 -> wrap(TypeWrapper.NUMBER_DECIMAL, value.asDecimal128().getValue());
      case OBJECT_ID -> wrap(TypeWrapper.OID, value.asObjectId().getValue());
      case SYMBOL -> wrap(TypeWrapper.SYMBOL, value.asSymbol().getSymbol());
      case JAVASCRIPT -> wrap(TypeWrapper.CODE, value.asJavaScript().getCode());
      case JAVASCRIPT_WITH_SCOPE -> codeWithScope(value.asJavaScriptWithScope());
      case DATE_TIME -> date(value.asDateTime().getValue());
      case BINARY -> binary(value.asBinary());
      case TIMESTAMP -> timestamp(value.asTimestamp());
      case REGULAR_EXPRESSION -> regularExpression(value.asRegularExpression());
      case DB_POINTER -> dbPointer(value.asDBPointer());
      case MIN_KEY -> out.append("{$minKey: 1}");
      case MAX_KEY -> out.append("{$maxKey: 1}");
      case UNDEFINED -> out.append("{$undefined: true}");
      default -> throw new IllegalArgumentException("not a value: " + value);
    }
  }

  private void wrap(TypeWrapper wrapper, Object content) {
    open(wrapper);
    string(content.toString());
    out.append('}');
  }

  private ValueWriter open(TypeWrapper wrapper) {
    out.append('{').append(wrapper.key()).append(": ");
    return this;
  }

  private void array(BsonArray array) {
    String separator = "";
    out.append('[');
    for (BsonValue value : array) {
      out.append(separator);
      if (isFull()) {
        out.append(ELLIPSIS);
        break;
      }
      value(value);
      separator = ", ";
    }
    out.append(']');
  }

  private void float64(double value) {
    if (Double.isFinite(value)) {
      out.append(value);
    } else {
      wrap(TypeWrapper.NUMBER_DOUBLE, value);
    }
  }

  private void date(long millis) {
    if (millis >= 0 && millis <= LAST_DATE) {
      wrap(TypeWrapper.DATE, Instant.ofEpochMilli(millis));
    } else {
      open(TypeWrapper.DATE).wrap(TypeWrapper.NUMBER_LONG, millis);
      out.append('}');
    }
  }

  private void codeWithScope(BsonJavaScriptWithScope value) {
    open(TypeWrapper.CODE).string(value.getCode());
    out.append(", $scope: ");
    document(value.getScope());
    out.append('}');
  }

  private void binary(BsonBinary value) {
    open(TypeWrapper.BINARY).out.append("{base64: ");
    string(Base64.getEncoder().encodeToString(value.getData()));
    out.append(", subType: ");
    string(HexFormat.of().toHexDigits(value.getType()));
    out.append("}}");
  }

  private void timestamp(BsonTimestamp value) {
    open(TypeWrapper.TIMESTAMP).out.append("{t: ");
    out.append(Integer.toUnsignedString(value.getTime())).append(", i: ");
    out.append(Integer.toUnsignedString(value.getInc())).append("}}");
  }

  private void regularExpression(BsonRegularExpression value) {
    open(TypeWrapper.REGULAR_EXPRESSION).out.append("{pattern: ");
    string(value.getPattern());
    out.append(", options: ");
    string(value.getOptions());
    out.append("}}");
  }

  private void dbPointer(BsonDbPointer value) {
    open(TypeWrapper.DB_POINTER).out.append("{$ref: ");
    string(value.getNamespace());
    out.append(", $id: ");
    wrap(TypeWrapper.OID, value.getId());
    out.append("}}");
  }

  private void key(String name) {
    if (UnquotedKey.matches(name)) {
      out.append(name);
    } else {
      string(name);
    }
  }

  private void string(String text) {
    int remaining = Math.max(0, limit - out.length());
    StringQuoter.write(
        text.length() <= remaining ? text : text.substring(0, remaining) + ELLIPSIS, out);
  }

  private boolean isFull() {
    return out.length() >= limit;
  }
}

package io.mockmongo.json;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
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

  /** The part of the limit that is left to a field of less interest, as a divisor. */
  private static final int SHARES = 20;

  /** The length of a key that is never cut. */
  private static final int LEAST_OF_KEY = 50;

  private final StringBuilder out = new StringBuilder();
  private int limit;
  private boolean cut;

  ValueWriter() {
    this(Integer.MAX_VALUE);
  }

  ValueWriter(int limit) {
    this.limit = limit;
  }

  /** Tells whether something was omitted. */
  boolean isCut() {
    return cut;
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
        omit();
        break;
      }
      field(field);
      separator = ", ";
    }
    out.append('}');
    return this;
  }

  /**
   * Writes a document with some fields in half of the limit and the others in a small part of it,
   * so that none hides those after it; omits fields where the limit allows no more.
   */
  ValueWriter document(BsonDocument document, Set<String> preferred) {
    int whole = limit;
    boolean omits = false;
    String separator = "";
    out.append('{');
    for (Field field : Fields.of(document)) {
      boolean prefers = preferred.contains(field.name());
      if (out.length() < (prefers ? whole : whole / 2)) {
        out.append(separator);
        limit = Math.min(whole, out.length() + whole / (prefers ? 2 : SHARES));
        field(field);
      } else if (!omits) {
        out.append(separator);
        omit();
        omits = true;
      }
      separator = ", ";
    }
    out.append('}');
    return this;
  }

  private void field(Field field) {
    key(field.name());
    out.append(": ");
    value(field.value());
  }

  private void omit() {
    out.append(ELLIPSIS);
    cut = true;
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
        omit();
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
    string(Base64.getEncoder().encodeToString(beginning(value.getData())));
    out.append(", subType: ");
    string(HexFormat.of().toHexDigits(value.getType()));
    out.append("}}");
  }

  /** Returns as many bytes as the limit can show in Base64, and a few more. */
  private byte[] beginning(byte[] data) {
    int enough = (remaining() / 4 + 2) * 3;
    return data.length <= enough ? data : Arrays.copyOf(data, enough);
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
    int room = Math.max(LEAST_OF_KEY, remaining());
    if (name.length() <= room && UnquotedKey.matches(name)) {
      out.append(name);
    } else {
      string(name, room);
    }
  }

  private void string(String text) {
    string(text, remaining());
  }

  private void string(String text, int room) {
    cut |= text.length() > room;
    StringQuoter.write(VisibleText.cut(text, room), out);
  }

  private int remaining() {
    return Math.max(0, limit - out.length());
  }

  private boolean isFull() {
    return out.length() >= limit;
  }
}

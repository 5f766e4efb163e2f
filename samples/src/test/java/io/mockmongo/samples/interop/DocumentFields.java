package io.mockmongo.samples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** What the dissector should find in documents. */
final class DocumentFields {

  /** As the dissector shows bytes. */
  static final HexFormat BYTES = HexFormat.ofDelimiter(":");

  private final FieldLines lines;

  DocumentFields(FieldLines lines) {
    this.lines = lines;
  }

  void documents(List<RawBsonDocument> documents) {
    documents.forEach(document -> document("document", document));
  }

  void document(String name, RawBsonDocument document) {
    lines.within(name, "", () -> content(document));
  }

  private void content(RawBsonDocument document) {
    List<Field> fields = Fields.of(document);
    lines.field("document.length", size(document));
    if (fields.isEmpty()) {
      lines.field("document.empty", "");
    } else {
      lines.within("elements", "", () -> fields.forEach(this::element));
    }
  }

  private void element(Field field) {
    lines.within("element.name", field.name(), () -> value(field.value()));
  }

  private void value(BsonValue value) {
    lines.field("element.type", (int) (byte) value.getBsonType().getValue());
    switch (value.getBsonType()) {
      case DOUBLE -> lines.field("element.value.double", value.asDouble().getValue());
      case STRING -> text(value.asString().getValue());
      case SYMBOL -> text(value.asSymbol().getSymbol());
      case JAVASCRIPT -> text(value.asJavaScript().getCode());
      case JAVASCRIPT_WITH_SCOPE -> scoped(value.asJavaScriptWithScope());
      case DOCUMENT -> document("document", raw(value.asDocument()));
      case ARRAY -> document("document", raw(value.asArray()));
      case BINARY -> binary(value.asBinary().getData());
      case OBJECT_ID -> objectId(value.asObjectId().getValue().toByteArray());
      case BOOLEAN -> lines.field("element.value.bool", value.asBoolean().getValue() ? 1 : 0);
      case DATE_TIME -> int64(value.asDateTime().getValue());
      case TIMESTAMP -> int64(value.asTimestamp().getValue());
      case INT64 -> int64(value.asInt64().getValue());
      case INT32 -> lines.field("element.value.int", value.asInt32().getValue());
      case REGULAR_EXPRESSION -> regex(value.asRegularExpression());
      case NULL, UNDEFINED, MAX_KEY -> {}
      default -> throw new IllegalArgumentException("tshark 4.0 misreads " + value);
    }
  }

  private void text(String text) {
    lines
        .field("element.value.length", text.getBytes(UTF_8).length + 1)
        .field("element.value.string", text);
  }

  private void scoped(BsonJavaScriptWithScope value) {
    RawBsonDocument scope = raw(value.getScope());
    int codeSize = value.getCode().getBytes(UTF_8).length + 1;
    lines
        .field("element.length", 4 + 4 + codeSize + size(scope))
        .within("element.value.js_code", "", () -> text(value.getCode()))
        .within("element.value.js_scope", "", () -> document("document", scope));
  }

  private void binary(byte[] bytes) {
    lines
        .field("element.value.length", bytes.length)
        .field("element.value.bytes", BYTES.formatHex(bytes));
  }

  private void objectId(byte[] bytes) {
    lines.field("element.value.objectid", BYTES.formatHex(bytes));
  }

  private void int64(long value) {
    lines.field("element.value.int64", value);
  }

  private void regex(BsonRegularExpression regex) {
    lines
        .field("element.value.regex.pattern", regex.getPattern())
        .field("element.value.regex.options", regex.getOptions());
  }

  static int size(RawBsonDocument document) {
    return document.getByteBuffer().remaining();
  }

  private static RawBsonDocument raw(BsonDocument document) {
    return document instanceof RawBsonDocument raw
        ? raw
        : new RawBsonDocument(document, new BsonDocumentCodec());
  }

  /** An array is a document whose keys are its indexes. */
  private static RawBsonDocument raw(BsonArray array) {
    var document = new BsonDocument();
    for (int i = 0; i < array.size(); i++) {
      document.append(String.valueOf(i), array.get(i));
    }
    return raw(document);
  }
}

package io.mockmongo.bson;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * A builder of raw documents that copies fields byte for byte, so that order and duplicate keys
 * survive. Not thread-safe.
 *
 * <pre>{@code
 * var reply = new RawBuilder().appendAll(document).append("ok", new BsonDouble(1)).build();
 * }</pre>
 */
public final class RawBuilder {

  // No codec is used: those of some driver releases lose the duplicate keys of nested raw
  // documents, and all of them load a hundred classes on first use.
  private final GrowableBuffer out = new GrowableBuffer();

  /** Creates a builder of an empty document. */
  public RawBuilder() {
    out.int32(0);
  }

  /**
   * Returns a document as a raw document; a raw document is returned unchanged.
   *
   * @param document any document
   * @return the same fields, raw
   */
  public static RawBsonDocument raw(BsonDocument document) {
    return document instanceof RawBsonDocument raw
        ? raw
        : new RawBuilder().appendAll(document).build();
  }

  /**
   * Appends all fields of a document.
   *
   * @param document the document
   * @return this
   */
  public RawBuilder appendAll(BsonDocument document) {
    if (document instanceof RawBsonDocument raw) {
      ByteBuffer bytes = raw.getByteBuffer().asNIO();
      out.bytes(bytes.array(), bytes.arrayOffset() + bytes.position() + 4, bytes.remaining() - 5);
    } else {
      document.forEach(this::append);
    }
    return this;
  }

  /**
   * Appends all fields of a document and replaces the values of some.
   *
   * @param document the document; fields whose values are not replaced are copied byte for byte
   * @param values the new values by field name; those of fields that the document lacks are
   *     appended last
   * @return this
   */
  public RawBuilder appendAll(RawBsonDocument document, Map<String, BsonValue> values) {
    Map<String, BsonValue> missing = new LinkedHashMap<>(values);
    ElementCursor cursor = ElementCursor.of(document);
    while (cursor.next()) {
      BsonValue replacement = values.get(cursor.name());
      if (replacement == null) {
        cursor.copyTo(out);
      } else {
        append(cursor.name(), replacement);
        missing.remove(cursor.name());
      }
    }
    missing.forEach(this::append);
    return this;
  }

  /**
   * Appends one field.
   *
   * @param name the field's name
   * @param value the field's value
   * @return this
   */
  public RawBuilder append(String name, BsonValue value) {
    begin(value.getBsonType(), name);
    write(value);
    return this;
  }

  /**
   * Appends an array of documents.
   *
   * @param name the name of the field
   * @param documents the elements
   * @return this
   */
  public RawBuilder appendArray(String name, List<RawBsonDocument> documents) {
    begin(BsonType.ARRAY, name);
    array(documents);
    return this;
  }

  /**
   * Finishes the document.
   *
   * @return the document; this builder must not be used again
   */
  public RawBsonDocument build() {
    end(0);
    return new RawBsonDocument(out.array(), 0, out.size());
  }

  private void write(BsonValue value) {
    switch (value.getBsonType()) {
      case DOUBLE -> out.int64(Double.doubleToRawLongBits(value.asDouble().getValue()));
      case STRING -> out.string(value.asString().getValue());
      case DOCUMENT -> document(value.asDocument());
      case ARRAY -> array(value.asArray());
      case BINARY -> binary(value.asBinary());
      case OBJECT_ID -> objectId(value.asObjectId().getValue());
      case BOOLEAN -> out.int8(value.asBoolean().getValue() ? 1 : 0);
      case DATE_TIME -> out.int64(value.asDateTime().getValue());
      case REGULAR_EXPRESSION -> {
        out.cstring(value.asRegularExpression().getPattern());
        out.cstring(value.asRegularExpression().getOptions());
      }
      case DB_POINTER -> {
        out.string(value.asDBPointer().getNamespace());
        objectId(value.asDBPointer().getId());
      }
      case JAVASCRIPT -> out.string(value.asJavaScript().getCode());
      case SYMBOL -> out.string(value.asSymbol().getSymbol());
      case JAVASCRIPT_WITH_SCOPE -> codeWithScope(value.asJavaScriptWithScope());
      case INT32 -> out.int32(value.asInt32().getValue());
      case TIMESTAMP -> out.int64(value.asTimestamp().getValue());
      case INT64 -> out.int64(value.asInt64().getValue());
      case DECIMAL128 -> {
        out.int64(value.asDecimal128().getValue().getLow());
        out.int64(value.asDecimal128().getValue().getHigh());
      }
      case UNDEFINED, NULL, MIN_KEY, MAX_KEY -> {}
      case END_OF_DOCUMENT ->
          throw new IllegalArgumentException("END_OF_DOCUMENT is not the type of a value");
    }
  }

  private void document(BsonDocument document) {
    int start = begin();
    appendAll(document);
    end(start);
  }

  private void array(List<? extends BsonValue> elements) {
    int start = begin();
    int index = 0;
    for (BsonValue element : elements) {
      append(Integer.toString(index++), element);
    }
    end(start);
  }

  /** Writes {@code | length | subtype | data |}; subtype 2 repeats the length before its data. */
  private void binary(BsonBinary value) {
    byte[] data = value.getData();
    boolean repeats = value.getType() == BsonBinarySubType.OLD_BINARY.getValue();
    out.int32(repeats ? data.length + 4 : data.length);
    out.int8(value.getType());
    if (repeats) {
      out.int32(data.length);
    }
    out.bytes(data, 0, data.length);
  }

  private void objectId(ObjectId id) {
    out.bytes(id.toByteArray(), 0, 12);
  }

  /** Writes {@code | length | code string | scope document |}; the length counts everything. */
  private void codeWithScope(BsonJavaScriptWithScope value) {
    int start = begin();
    out.string(value.getCode());
    document(value.getScope());
    out.putInt32(start, out.size() - start);
  }

  private void begin(BsonType type, String name) {
    out.int8(type.getValue());
    out.cstring(name);
  }

  /** Reserves four bytes for a length; returns their index. */
  private int begin() {
    int start = out.size();
    out.int32(0);
    return start;
  }

  /** Writes the zero byte after the last field, and the length of the whole document or array. */
  private void end(int start) {
    out.int8(0);
    out.putInt32(start, out.size() - start);
  }
}

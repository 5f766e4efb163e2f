package io.mockmongo.bson;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Values and documents that several tests share. */
public final class Samples {

  public static final ObjectId ID = new ObjectId("5f6c1d3e9a7b2c4d8e0f1a2b");

  private Samples() {}

  /** Returns values of all 21 types, with the edges of each. */
  public static List<BsonValue> values() {
    return List.of(
        new BsonDouble(1.5),
        new BsonDouble(1),
        new BsonDouble(-0.0),
        new BsonDouble(1e300),
        new BsonDouble(Double.MIN_VALUE),
        new BsonDouble(Double.NaN),
        new BsonDouble(Double.POSITIVE_INFINITY),
        new BsonDouble(Double.NEGATIVE_INFINITY),
        new BsonString(""),
        new BsonString("it's \"quoted\" \\ /"),
        new BsonString("\0\u0001\b\t\n\f\r\u001f\u007f\u0085\u2028\u2029"),
        new BsonString("Grüße 漢字 \ud83d\ude00"),
        new BsonDocument(),
        new BsonDocument("a", new BsonDocument("b", new BsonInt32(1))),
        new BsonArray(),
        new BsonArray(List.of(new BsonInt32(1), new BsonDocument("a", new BsonArray()))),
        new BsonBinary((byte) 0, new byte[0]),
        new BsonBinary((byte) 2, new byte[] {1, 2, 3}),
        new BsonBinary((byte) 4, new byte[16]),
        new BsonBinary((byte) 0x80, new byte[] {-1, 0}),
        new BsonUndefined(),
        new BsonObjectId(ID),
        BsonBoolean.TRUE,
        BsonBoolean.FALSE,
        new BsonDateTime(0),
        new BsonDateTime(1_767_323_045_006L),
        new BsonDateTime(253_402_300_799_999L),
        new BsonDateTime(253_402_300_800_000L),
        new BsonDateTime(-1),
        new BsonDateTime(Long.MIN_VALUE),
        BsonNull.VALUE,
        new BsonRegularExpression("^a'\"/\\d", "im"),
        new BsonRegularExpression("", ""),
        new BsonDbPointer("db.things", ID),
        new BsonJavaScript("function() { return 'x'; }"),
        new BsonSymbol("sym"),
        new BsonJavaScriptWithScope("f()", new BsonDocument("x", new BsonInt32(1))),
        new BsonJavaScriptWithScope("", new BsonDocument()),
        new BsonInt32(0),
        new BsonInt32(Integer.MIN_VALUE),
        new BsonInt32(Integer.MAX_VALUE),
        new BsonTimestamp(1, 2),
        new BsonTimestamp(-1, -1),
        new BsonInt64(5),
        new BsonInt64(Long.MIN_VALUE),
        new BsonInt64(Long.MAX_VALUE),
        new BsonDecimal128(Decimal128.parse("-0.10")),
        new BsonDecimal128(Decimal128.parse("1E+6144")),
        new BsonDecimal128(Decimal128.NaN),
        new BsonDecimal128(Decimal128.NEGATIVE_INFINITY),
        new BsonMinKey(),
        new BsonMaxKey());
  }

  /** Returns all values, each also in an array and in a document of its own. */
  public static List<BsonValue> nestedValues() {
    return values().stream()
        .flatMap(v -> List.of(v, new BsonArray(List.of(v, v)), new BsonDocument("k", v)).stream())
        .toList();
  }

  public static RawBsonDocument raw(BsonDocument document) {
    return new RawBsonDocument(document, new BsonDocumentCodec());
  }

  /** Returns a document that has a value of each type, nested ones too. */
  public static RawBsonDocument everyType() {
    BsonDocument document = new BsonDocument();
    values().forEach(v -> document.append("f" + document.size(), v));
    return raw(document);
  }

  /** Returns a document as some calls of a writer make it, which may repeat keys. */
  public static RawBsonDocument written(Consumer<BsonWriter> fields) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      writer.writeStartDocument();
      fields.accept(writer);
      writer.writeEndDocument();
      return new RawBsonDocument(buffer.toByteArray());
    }
  }

  /** Returns a copy of the document's own bytes. */
  public static byte[] bytes(RawBsonDocument document) {
    byte[] bytes = new byte[document.getByteBuffer().remaining()];
    document.getByteBuffer().get(bytes);
    return bytes;
  }

  /** Decodes each field, at any depth, as far as {@link Fields} goes. */
  public static void walk(BsonValue value) {
    if (value.isDocument()) {
      Fields.of(value.asDocument()).forEach(field -> walk(field.value()));
    } else if (value.isArray()) {
      value.asArray().forEach(Samples::walk);
    } else if (value.isJavaScriptWithScope()) {
      walk(value.asJavaScriptWithScope().getScope());
    }
  }
}

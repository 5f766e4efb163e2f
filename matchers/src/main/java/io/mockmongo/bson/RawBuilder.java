package io.mockmongo.bson;

import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * Builds a raw document out of other documents' fields, byte for byte, so that order and duplicate
 * keys survive. Not thread-safe.
 *
 * <pre>{@code
 * var reply = new RawBuilder().appendAll(document).append("ok", new BsonDouble(1)).build();
 * }</pre>
 */
public final class RawBuilder {

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
  private static final EncoderContext CONTEXT = EncoderContext.builder().build();

  private final BasicOutputBuffer out = new BasicOutputBuffer(128);

  /** Begins an empty document. */
  public RawBuilder() {
    out.writeInt32(0);
  }

  /**
   * Returns a document's bytes as a raw document; a raw one is returned as it is.
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
      var bytes = raw.getByteBuffer().asNIO();
      out.writeBytes(
          bytes.array(), bytes.arrayOffset() + bytes.position() + 4, bytes.remaining() - 5);
    } else if (holdsRaw(document)) {
      document.forEach(this::append);
    } else {
      encode(document);
    }
    return this;
  }

  /**
   * Appends one field.
   *
   * @param name its name
   * @param value its value
   * @return this
   */
  public RawBuilder append(String name, BsonValue value) {
    if (!holdsRaw(value)) {
      encode(new BsonDocument(name, value));
    } else if (value.isDocument()) {
      begin(BsonType.DOCUMENT, name);
      nested(() -> appendAll(value.asDocument()));
    } else {
      begin(BsonType.ARRAY, name);
      nested(() -> appendElements(value.asArray()));
    }
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
    nested(() -> appendElements(documents));
    return this;
  }

  /**
   * Ends the document.
   *
   * @return the document; this builder must not be used again
   */
  public RawBsonDocument build() {
    out.writeByte(0);
    out.writeInt32(0, out.getPosition());
    return new RawBsonDocument(out.getInternalBuffer(), 0, out.getPosition());
  }

  private void appendElements(List<? extends BsonValue> elements) {
    int index = 0;
    for (BsonValue element : elements) {
      append(Integer.toString(index++), element);
    }
  }

  private void encode(BsonDocument document) {
    var buffer = new BasicOutputBuffer(256);
    CODEC.encode(new BsonBinaryWriter(buffer), document, CONTEXT);
    out.writeBytes(buffer.getInternalBuffer(), 4, buffer.getPosition() - 5);
  }

  /** The codec of some releases loses the duplicate keys of raw documents within others. */
  private static boolean holdsRaw(BsonValue value) {
    if (value.isArray()) {
      return value.asArray().stream().anyMatch(RawBuilder::holdsRaw);
    }
    return value instanceof RawBsonDocument
        || value.isDocument()
            && value.asDocument().values().stream().anyMatch(RawBuilder::holdsRaw);
  }

  private void begin(BsonType type, String name) {
    out.writeByte(type.getValue());
    out.writeCString(name);
  }

  /** Writes {@code | length | fields | 0 |}. */
  private void nested(Runnable fields) {
    int start = out.getPosition();
    out.writeInt32(0);
    fields.run();
    out.writeByte(0);
    out.writeInt32(start, out.getPosition() - start);
  }
}

package io.mockmongo.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Message;
import java.util.zip.CRC32C;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** A cursor that fills a frame of known size, field by field. */
final class FieldWriter {

  private final byte[] bytes;
  private int position;

  /** Writes the header of a frame with so many bytes behind it. */
  FieldWriter(Message message, long bodySize) {
    bytes = new byte[Math.toIntExact(Frame.HEADER_SIZE + bodySize)];
    int32(bytes.length);
    int32(message.requestId());
    int32(message.responseTo());
    int32(message.opcode().number());
  }

  static int sizeOf(RawBsonDocument document) {
    return document.getByteBuffer().remaining();
  }

  static long sizeOf(Iterable<RawBsonDocument> documents) {
    long size = 0;
    for (RawBsonDocument document : documents) {
      size += sizeOf(document);
    }
    return size;
  }

  static int sizeOf(String cstring) {
    return cstring.getBytes(UTF_8).length + 1;
  }

  FieldWriter uint8(int value) {
    bytes[position++] = (byte) value;
    return this;
  }

  FieldWriter int32(int value) {
    LittleEndian.putInt32(bytes, position, value);
    position += 4;
    return this;
  }

  FieldWriter int64(long value) {
    LittleEndian.putInt64(bytes, position, value);
    position += 8;
    return this;
  }

  FieldWriter cstring(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a cstring can't hold a zero: '" + value + "'");
    }
    byte[] utf8 = value.getBytes(UTF_8);
    System.arraycopy(utf8, 0, bytes, position, utf8.length);
    position += utf8.length + 1;
    return this;
  }

  FieldWriter document(RawBsonDocument document) {
    ByteBuf source = document.getByteBuffer();
    int size = source.remaining();
    source.get(bytes, position, size);
    position += size;
    return this;
  }

  FieldWriter documents(Iterable<RawBsonDocument> documents) {
    for (RawBsonDocument document : documents) {
      document(document);
    }
    return this;
  }

  /** Returns the CRC-32C of all that was written so far, header included. */
  int checksum() {
    var crc = new CRC32C();
    crc.update(bytes, 0, position);
    return (int) crc.getValue();
  }

  /** Hands over the frame; the array is full by now. */
  Frame frame() {
    return new Frame(bytes);
  }
}

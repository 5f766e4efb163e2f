package io.mockmongo.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * A writer that fills a frame of known size field by field. Long documents may be shared: they are
 * not copied, but written from their own arrays.
 */
final class FieldWriter {

  /** The minimum size in bytes of a document that is shared. */
  private static final int MIN_SHARED_SIZE = 16 * 1024;

  private final byte[] bytes;
  private final boolean sharesLong;
  private final List<SharedDocument> shared = new ArrayList<>(0);
  private int position;

  /** A document to be written between the bytes before and after a position. */
  private record SharedDocument(int position, ByteBuffer document) {}

  /** Writes the header of a frame whose body has a size. */
  FieldWriter(Message message, long bodySize) {
    this(message, bodySize, 0, false);
  }

  /** Writes the header of a frame whose body has a size, part of which are shared documents. */
  FieldWriter(Message message, long bodySize, long sharedSize) {
    this(message, bodySize, sharedSize, true);
  }

  private FieldWriter(Message message, long bodySize, long sharedSize, boolean sharesLong) {
    int size = Math.toIntExact(Frame.HEADER_SIZE + bodySize);
    this.bytes = new byte[Math.toIntExact(size - sharedSize)];
    this.sharesLong = sharesLong;
    int32(size);
    int32(message.requestId());
    int32(message.responseTo());
    int32(message.opcode().number());
  }

  static long sharedSizeOf(Iterable<RawBsonDocument> documents) {
    long size = 0;
    for (RawBsonDocument document : documents) {
      size += sizeOf(document) >= MIN_SHARED_SIZE ? sizeOf(document) : 0;
    }
    return size;
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
      throw new IllegalArgumentException("a cstring must not contain U+0000: '" + value + "'");
    }
    byte[] utf8 = value.getBytes(UTF_8);
    System.arraycopy(utf8, 0, bytes, position, utf8.length);
    position += utf8.length + 1;
    return this;
  }

  FieldWriter document(RawBsonDocument document) {
    ByteBuf source = document.getByteBuffer();
    int size = source.remaining();
    if (sharesLong && size >= MIN_SHARED_SIZE) {
      shared.add(new SharedDocument(position, source.asNIO()));
      return this;
    }
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

  /** Returns the CRC-32C of the bytes written so far, header included. */
  int checksum() {
    var crc = new CRC32C();
    pieces().forEach(crc::update);
    return (int) crc.getValue();
  }

  /** Returns the frame; call after all fields were written. */
  Frame frame() {
    return new Frame(bytes);
  }

  /** Writes the frame from its own array and those of the shared documents. */
  void writeTo(OutputStream out) throws IOException {
    for (ByteBuffer piece : pieces()) {
      out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }
  }

  private List<ByteBuffer> pieces() {
    List<ByteBuffer> pieces = new ArrayList<>();
    int from = 0;
    for (SharedDocument next : shared) {
      pieces.add(ByteBuffer.wrap(bytes, from, next.position() - from));
      pieces.add(next.document().duplicate());
      from = next.position();
    }
    pieces.add(ByteBuffer.wrap(bytes, from, position - from));
    return pieces;
  }
}

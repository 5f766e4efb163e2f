package io.mockmongo.wire;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Opcode;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of one whole wire message, header included; immutable.
 *
 * <pre>{@code
 * Frame frame = reader.read();
 * if (frame.opcode() == Opcode.OP_MSG.number()) { ... }
 * }</pre>
 *
 * <p>Thread-safe as long as the array of {@link #bytes()} is not changed. Frames with the same
 * bytes are equal.
 *
 * <p>Specification: wire protocol, standard message header.
 */
public final class Frame {

  /** The size of the header, and of the shortest frame, in bytes. */
  public static final int HEADER_SIZE = 16;

  static final int LENGTH_OFFSET = 0;
  static final int REQUEST_ID_OFFSET = 4;
  static final int RESPONSE_TO_OFFSET = 8;
  static final int OPCODE_OFFSET = 12;

  private final byte[] bytes;

  /** Wraps bytes whose messageLength was checked. */
  Frame(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Wraps the bytes of a whole message.
   *
   * @param bytes header and body; not copied, so they must not be changed afterwards
   * @return the frame
   * @throws MalformedMessageException if the header is incomplete, or its messageLength is not the
   *     length of the array
   */
  public static Frame of(byte[] bytes) {
    if (bytes.length < HEADER_SIZE) {
      throw new MalformedMessageException(
          "the frame ends after " + bytes.length + " of " + HEADER_SIZE + " header bytes",
          bytes.length);
    }
    var frame = new Frame(bytes);
    if (frame.declaredLength() != bytes.length) {
      throw new MalformedMessageException(
          "messageLength is "
              + frame.declaredLength()
              + ", but the frame has "
              + bytes.length
              + " bytes",
          LENGTH_OFFSET);
    }
    return frame;
  }

  private int declaredLength() {
    return LittleEndian.int32(bytes, LENGTH_OFFSET);
  }

  /**
   * Returns the header's messageLength.
   *
   * @return the size of the whole frame in bytes, header included
   */
  public int length() {
    return bytes.length;
  }

  /**
   * Returns the header's requestID.
   *
   * @return the number that the sender gave this message
   */
  public int requestId() {
    return LittleEndian.int32(bytes, REQUEST_ID_OFFSET);
  }

  /**
   * Returns the header's responseTo.
   *
   * @return the number of the message that this one replies to, or 0
   */
  public int responseTo() {
    return LittleEndian.int32(bytes, RESPONSE_TO_OFFSET);
  }

  /**
   * Returns the header's opCode, which need not be one of {@link Opcode}.
   *
   * @return the number
   */
  public int opcode() {
    return LittleEndian.int32(bytes, OPCODE_OFFSET);
  }

  /**
   * Returns the compressor of this message.
   *
   * @return the compressor; empty if this is not an OP_COMPRESSED, or if its compressor is unknown
   */
  public Optional<Compressor> compressor() {
    return opcode() == Opcode.OP_COMPRESSED.number()
            && bytes.length > CompressedHeader.COMPRESSOR_OFFSET
        ? Compressor.of(bytes[CompressedHeader.COMPRESSOR_OFFSET] & 0xff)
        : Optional.empty();
  }

  /**
   * Returns the size of the uncompressed message, as an OP_COMPRESSED declares it.
   *
   * @return the size in bytes, header included; {@link #length} if the message is not compressed
   */
  public int uncompressedLength() {
    return opcode() == Opcode.OP_COMPRESSED.number()
            && bytes.length > CompressedHeader.COMPRESSOR_OFFSET
        ? HEADER_SIZE + LittleEndian.int32(bytes, CompressedHeader.UNCOMPRESSED_SIZE_OFFSET)
        : bytes.length;
  }

  /**
   * Returns all bytes of this frame.
   *
   * @return the array, which decoded documents share; it must not be changed
   */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the header as text, such as {@code OP_MSG, 61 bytes, requestId 7, responseTo 0}. */
  @Override
  public String toString() {
    String kind = Opcode.of(opcode()).map(Opcode::name).orElse("opcode " + opcode());
    return "%s, %d bytes, requestId %d, responseTo %d"
        .formatted(kind, length(), requestId(), responseTo());
  }
}

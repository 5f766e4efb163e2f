package io.mockmongo.wire;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/** The wire format of an {@link OpMsg}: decoder and encoder. */
final class OpMsgLayout {

  private static final int FLAG_BITS_OFFSET = 16;
  private static final int UNKNOWN_REQUIRED_BITS =
      MsgFlag.REQUIRED_BITS & ~(MsgFlag.CHECKSUM_PRESENT.mask() | MsgFlag.MORE_TO_COME.mask());
  private static final int CHECKSUM_SIZE = 4;

  private OpMsgLayout() {}

  // 0          16         20                                       length
  // +----------+----------+----------+-- - - --+----------+----------+
  // |  header  | flagBits | section  |         | section  | checksum |
  // |    16    |    4     |   1..n   |         |   1..n   |  0 or 4  |
  // +----------+----------+----------+-- - - --+----------+----------+
  static OpMsg decode(Frame frame, FieldReader fields) {
    int flagBits = fields.int32("flagBits");
    checkRequired(flagBits);
    boolean hasChecksum = (flagBits & MsgFlag.CHECKSUM_PRESENT.mask()) != 0;
    if (hasChecksum) {
      checkChecksum(frame, fields);
    }
    List<Section> sections = SectionsReader.read(hasChecksum ? withoutChecksum(fields) : fields);
    return new OpMsg(
        frame.requestId(),
        frame.responseTo(),
        flagBits,
        sections,
        hasChecksum ? OptionalInt.of(fields.int32("checksum")) : OptionalInt.empty());
  }

  private static void checkRequired(int flagBits) {
    int unknown = flagBits & UNKNOWN_REQUIRED_BITS;
    if (unknown != 0) {
      throw new MalformedMessageException(
          "unknown required flag bits 0x" + Integer.toHexString(unknown), FLAG_BITS_OFFSET);
    }
  }

  private static void checkChecksum(Frame frame, FieldReader fields) {
    if (fields.remaining() < CHECKSUM_SIZE) {
      throw new MalformedMessageException(
          "checksum needs 4 bytes, but " + fields.remaining() + " are left", fields.position());
    }
    int at = frame.length() - CHECKSUM_SIZE;
    int expected = checksum(frame.bytes(), at);
    int actual = LittleEndian.int32(frame.bytes(), at);
    if (actual != expected) {
      throw new MalformedMessageException(
          "expected checksum 0x%08x, but was 0x%08x".formatted(expected, actual), at);
    }
  }

  private static int checksum(byte[] bytes, int count) {
    var crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  private static FieldReader withoutChecksum(FieldReader fields) {
    return fields.slice(fields.remaining() - CHECKSUM_SIZE);
  }

  static Frame encode(OpMsg message) {
    var fields = new FieldWriter(message, bodySize(message));
    write(message, fields);
    return fields.frame();
  }

  /** Writes a message to a stream; long documents are written from their own arrays. */
  static void write(OpMsg message, OutputStream out) throws IOException {
    var fields = new FieldWriter(message, bodySize(message), sharedSize(message));
    write(message, fields);
    fields.writeTo(out);
  }

  private static void write(OpMsg message, FieldWriter fields) {
    fields.int32(message.flagBits());
    for (Section section : message.sections()) {
      SectionLayout.encode(section, fields);
    }
    if (writesChecksum(message)) {
      fields.int32(message.checksum().orElseGet(fields::checksum));
    }
  }

  private static long sharedSize(OpMsg message) {
    long size = 0;
    for (Section section : message.sections()) {
      size += SectionLayout.sharedSizeOf(section);
    }
    return size;
  }

  static long sizeOf(OpMsg message) {
    return Frame.HEADER_SIZE + bodySize(message);
  }

  private static boolean writesChecksum(OpMsg message) {
    return message.checksum().isPresent() || message.has(MsgFlag.CHECKSUM_PRESENT);
  }

  private static long bodySize(OpMsg message) {
    long size = Integer.BYTES + (writesChecksum(message) ? CHECKSUM_SIZE : 0);
    for (Section section : message.sections()) {
      size += SectionLayout.sizeOf(section);
    }
    return size;
  }
}

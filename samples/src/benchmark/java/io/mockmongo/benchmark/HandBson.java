package io.mockmongo.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** BSON written by hand, so that the bare responder loads no library. */
final class HandBson {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private HandBson() {}

  /** Makes a document of names and values in turn; documents are given as their bytes. */
  static byte[] document(Object... namesAndValues) {
    HandBson fields = new HandBson();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.field((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields.end();
  }

  private void field(String name, Object value) {
    if (value instanceof Integer number) {
      begin(0x10, name).raw(buffer(4).putInt(number));
    } else if (value instanceof Long number) {
      begin(0x12, name).raw(buffer(8).putLong(number));
    } else if (value instanceof Double number) {
      begin(0x01, name).raw(buffer(8).putDouble(number));
    } else if (value instanceof Boolean truth) {
      begin(0x08, name).out.write(truth ? 1 : 0);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(UTF_8);
      begin(0x02, name).raw(buffer(4).putInt(utf8.length + 1));
      zeroTerminated(utf8);
    } else if (value instanceof ObjectIdBytes id) {
      begin(0x07, name).out.writeBytes(id.bytes());
    } else if (value instanceof Timestamp time) {
      begin(0x11, name).raw(buffer(8).putLong(time.value()));
    } else if (value instanceof BinaryBytes binary) {
      begin(0x05, name).raw(buffer(4).putInt(binary.bytes().length));
      out.write(0);
      out.writeBytes(binary.bytes());
    } else if (value instanceof List<?> elements) {
      begin(0x04, name).out.writeBytes(array(elements));
    } else {
      begin(0x03, name).out.writeBytes((byte[]) value);
    }
  }

  /** The bytes of an ObjectId. */
  record ObjectIdBytes(byte[] bytes) {}

  /** A time of a replica set. */
  record Timestamp(long value) {}

  /** The bytes of a generic binary. */
  record BinaryBytes(byte[] bytes) {}

  /** Makes a document of the fields of two. */
  static byte[] joined(byte[] first, byte[] second) {
    HandBson fields = new HandBson();
    fields.out.write(first, 4, first.length - 5);
    fields.out.write(second, 4, second.length - 5);
    return fields.end();
  }

  private static byte[] array(List<?> elements) {
    HandBson fields = new HandBson();
    for (int i = 0; i < elements.size(); i++) {
      fields.field(Integer.toString(i), elements.get(i));
    }
    return fields.end();
  }

  private HandBson begin(int type, String name) {
    out.write(type);
    zeroTerminated(name.getBytes(UTF_8));
    return this;
  }

  private void zeroTerminated(byte[] utf8) {
    out.writeBytes(utf8);
    out.write(0);
  }

  private void raw(ByteBuffer buffer) {
    out.writeBytes(buffer.array());
  }

  private byte[] end() {
    byte[] document = new byte[out.size() + 5];
    ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN).putInt(document.length);
    System.arraycopy(out.toByteArray(), 0, document, 4, out.size());
    return document;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package io.mockmongo.wire;

import io.mockmongo.message.OpDelete;

/** The wire format of an {@link OpDelete}: decoder and encoder. */
final class OpDeleteLayout {

  private OpDeleteLayout() {}

  // 0        16     20                                          length
  // +--------+------+--------------------+-------+----------+
  // | header | ZERO | fullCollectionName | flags | selector |
  // |   16   |  4   |     n, then 00     |   4   |    n     |
  // +--------+------+--------------------+-------+----------+
  static OpDelete decode(Frame frame, FieldReader fields) {
    var delete =
        new OpDelete(
            frame.requestId(),
            frame.responseTo(),
            fields.int32("ZERO"),
            fields.cstring("fullCollectionName"),
            fields.int32("flags"),
            fields.document("selector"));
    fields.end("selector");
    return delete;
  }

  static Frame encode(OpDelete delete) {
    return new FieldWriter(delete, bodySize(delete))
        .int32(delete.reserved())
        .cstring(delete.fullCollectionName())
        .int32(delete.flagBits())
        .document(delete.selector())
        .frame();
  }

  private static long bodySize(OpDelete delete) {
    return 2L * Integer.BYTES
        + FieldWriter.sizeOf(delete.fullCollectionName())
        + FieldWriter.sizeOf(delete.selector());
  }
}

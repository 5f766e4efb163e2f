package io.mockmongo.wire;

import io.mockmongo.message.OpUpdate;

/** The wire format of an {@link OpUpdate}: decoder and encoder. */
final class OpUpdateLayout {

  private OpUpdateLayout() {}

  // 0        16     20                                                     length
  // +--------+------+--------------------+-------+----------+----------+
  // | header | ZERO | fullCollectionName | flags | selector |  update  |
  // |   16   |  4   |     n, then 00     |   4   |    n     |    n     |
  // +--------+------+--------------------+-------+----------+----------+
  static OpUpdate decode(Frame frame, FieldReader fields) {
    var update =
        new OpUpdate(
            frame.requestId(),
            frame.responseTo(),
            fields.int32("ZERO"),
            fields.cstring("fullCollectionName"),
            fields.int32("flags"),
            fields.document("selector"),
            fields.document("update"));
    fields.end("update");
    return update;
  }

  static Frame encode(OpUpdate update) {
    return new FieldWriter(update, bodySize(update))
        .int32(update.reserved())
        .cstring(update.fullCollectionName())
        .int32(update.flagBits())
        .document(update.selector())
        .document(update.update())
        .frame();
  }

  private static long bodySize(OpUpdate update) {
    return 2L * Integer.BYTES
        + FieldWriter.sizeOf(update.fullCollectionName())
        + FieldWriter.sizeOf(update.selector())
        + FieldWriter.sizeOf(update.update());
  }
}

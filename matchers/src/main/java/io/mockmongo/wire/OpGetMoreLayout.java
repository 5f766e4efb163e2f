package io.mockmongo.wire;

import io.mockmongo.message.OpGetMore;

/** The wire format of an {@link OpGetMore}: decoder and encoder. */
final class OpGetMoreLayout {

  private OpGetMoreLayout() {}

  // 0        16     20                                                  length
  // +--------+------+--------------------+----------------+----------+
  // | header | ZERO | fullCollectionName | numberToReturn | cursorID |
  // |   16   |  4   |     n, then 00     |       4        |    8     |
  // +--------+------+--------------------+----------------+----------+
  static OpGetMore decode(Frame frame, FieldReader fields) {
    var getMore =
        new OpGetMore(
            frame.requestId(),
            frame.responseTo(),
            fields.int32("ZERO"),
            fields.cstring("fullCollectionName"),
            fields.int32("numberToReturn"),
            fields.int64("cursorID"));
    fields.end("cursorID");
    return getMore;
  }

  static Frame encode(OpGetMore getMore) {
    return new FieldWriter(getMore, bodySize(getMore))
        .int32(getMore.reserved())
        .cstring(getMore.fullCollectionName())
        .int32(getMore.numberToReturn())
        .int64(getMore.cursorId())
        .frame();
  }

  private static long bodySize(OpGetMore getMore) {
    return 2L * Integer.BYTES + Long.BYTES + FieldWriter.sizeOf(getMore.fullCollectionName());
  }
}

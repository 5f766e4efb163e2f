package io.mockmongo.wire;

import io.mockmongo.message.OpKillCursors;
import java.util.ArrayList;
import java.util.List;

/** The wire format of an {@link OpKillCursors}: decoder and encoder. */
final class OpKillCursorsLayout {

  private static final int NUMBER_OFFSET = 20;

  private OpKillCursorsLayout() {}

  // 0        16     20                  24                    length
  // +--------+------+-------------------+----------+-- - - --+
  // | header | ZERO | numberOfCursorIDs | cursorID |         |
  // |   16   |  4   |         4         |    8     |         |
  // +--------+------+-------------------+----------+-- - - --+
  static OpKillCursors decode(Frame frame, FieldReader fields) {
    int reserved = fields.int32("ZERO");
    int number = fields.int32("numberOfCursorIDs");
    checkNumber(number, fields.remaining());
    return new OpKillCursors(
        frame.requestId(), frame.responseTo(), reserved, cursorIds(number, fields));
  }

  /** Checks the number before memory is allocated, so that a short message cannot take much. */
  private static void checkNumber(int number, int remaining) {
    if (number < 0 || (long) number * Long.BYTES != remaining) {
      throw new MalformedMessageException(
          "numberOfCursorIDs is " + number + ", but " + remaining + " bytes follow", NUMBER_OFFSET);
    }
  }

  private static List<Long> cursorIds(int number, FieldReader fields) {
    List<Long> cursorIds = new ArrayList<>(number);
    while (fields.hasRemaining()) {
      cursorIds.add(fields.int64("cursorID"));
    }
    return cursorIds;
  }

  static Frame encode(OpKillCursors kill) {
    FieldWriter fields =
        new FieldWriter(kill, bodySize(kill)).int32(kill.reserved()).int32(kill.cursorIds().size());
    kill.cursorIds().forEach(fields::int64);
    return fields.frame();
  }

  private static long bodySize(OpKillCursors kill) {
    return 2L * Integer.BYTES + (long) Long.BYTES * kill.cursorIds().size();
  }
}

package io.mockmongo.cursor;

import io.mockmongo.reply.Reply;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** The reply to {@code killCursors}: each id as an int64, with what became of its cursor. */
final class KilledCursors {

  private final BsonArray killed = new BsonArray();
  private final BsonArray notFound = new BsonArray();

  void add(long id, boolean found) {
    (found ? killed : notFound).add(new BsonInt64(id));
  }

  Reply reply() {
    return Reply.of(
        new BsonDocument("cursorsKilled", killed)
            .append("cursorsNotFound", notFound)
            .append("cursorsAlive", new BsonArray())
            .append("cursorsUnknown", new BsonArray()));
  }
}

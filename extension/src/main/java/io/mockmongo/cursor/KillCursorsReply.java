package io.mockmongo.cursor;

import io.mockmongo.reply.Reply;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** Builds the reply to {@code killCursors}: the ids killed and the ids not found, as int64. */
final class KillCursorsReply {

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

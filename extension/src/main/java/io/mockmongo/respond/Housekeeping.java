package io.mockmongo.respond;

import io.mockmongo.message.Command;
import io.mockmongo.reply.Reply;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What drivers send to tidy up after themselves, and the ends of transactions, answered as a server
 * does that did so. Drivers before 5.6 ask for the last error where a handshake does not number the
 * connection.
 */
final class Housekeeping {

  private Housekeeping() {}

  static Optional<Reply> replyTo(Command command) {
    return switch (command.name()) {
      case "endSessions", "commitTransaction", "abortTransaction" -> Optional.of(Reply.ok());
      case "getlasterror" -> Optional.of(Reply.ok("{n: 0, err: null}"));
      case "killCursors" -> Optional.of(killed(command.get("cursors")));
      default -> Optional.empty();
    };
  }

  private static Reply killed(BsonValue cursors) {
    BsonArray ids = cursors != null && cursors.isArray() ? cursors.asArray() : new BsonArray();
    return Reply.of(
        new BsonDocument("cursorsKilled", ids)
            .append("cursorsNotFound", new BsonArray())
            .append("cursorsAlive", new BsonArray())
            .append("cursorsUnknown", new BsonArray()));
  }
}

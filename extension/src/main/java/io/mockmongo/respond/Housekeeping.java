package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.reply.Reply;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * What drivers send to tidy up after themselves, and the ends of transactions, answered as a server
 * does that did so. Old drivers ask for the last error after each legacy write; those before 5.6
 * also where a handshake does not number the connection.
 */
final class Housekeeping {

  private Housekeeping() {}

  static Optional<Reply> replyTo(Received request) {
    Command command = request.command();
    return switch (command.name()) {
      case "endSessions", "commitTransaction", "abortTransaction" -> Optional.of(Reply.ok());
      case "getlasterror", "getLastError" -> Optional.of(noError(request.connection().number()));
      case "killCursors" -> Optional.of(killed(command.get("cursors")));
      default -> Optional.empty();
    };
  }

  /** Whatever was written before went well, and changed no documents that were there. */
  private static Reply noError(int connection) {
    return Reply.of(
        new BsonDocument("connectionId", new BsonInt32(connection))
            .append("n", new BsonInt32(0))
            .append("syncMillis", new BsonInt32(0))
            .append("writtenTo", BsonNull.VALUE)
            .append("err", BsonNull.VALUE));
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

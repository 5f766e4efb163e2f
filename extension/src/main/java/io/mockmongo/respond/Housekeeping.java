package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import java.util.Optional;
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

  private final LiveCursors cursors;

  Housekeeping(LiveCursors cursors) {
    this.cursors = cursors;
  }

  Optional<Answer> answerTo(Received request) {
    return switch (request.command().name()) {
      case "commitTransaction", "abortTransaction" -> Optional.of(Reply.ok());
      case "endSessions" -> Optional.of(this::ended);
      case "getlasterror", "getLastError" -> Optional.of(noError(request.connection().number()));
      case "killCursors" -> Optional.of(cursors::kill);
      default ->
          request.message() instanceof OpKillCursors kill && cursors.isAbout(kill)
              ? Optional.of(cursors::kill)
              : Optional.empty();
    };
  }

  private Reply ended(Received request) {
    BsonValue sessions = request.command().get("endSessions");
    if (sessions != null && sessions.isArray()) {
      cursors.endSessions(sessions.asArray());
    }
    return Reply.ok();
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
}

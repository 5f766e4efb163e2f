package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;

/**
 * Answers what drivers send to tidy up after themselves, and the ends of transactions, as a server
 * does that did so. Old drivers ask for the last error after each legacy write; those before 5.6
 * also where a handshake does not number the connection.
 */
public final class HousekeepingResponder implements Responder {

  /** Who answers what drivers send to tidy up. */
  public static final Origin ORIGIN = Origin.of("the built-in housekeeping");

  private static final Offer OK = Offer.of(Reply.ok(), ORIGIN);

  @Override
  public Offer offer(IncomingRequest request) {
    return switch (request.command().name()) {
      case "commitTransaction", "abortTransaction", "endSessions" -> OK;
      case "getlasterror", "getLastError" ->
          Offer.of(noError(request.connection().number()), ORIGIN);
      default -> null;
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
}

package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Reply;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;

/**
 * The built-in responder to housekeeping commands of drivers: it answers endSessions, the ends of
 * transactions and killAllSessions of a driver's own tests with success, and getLastError without
 * an error. Old drivers send getLastError after each legacy write; those before 5.6 also after a
 * handshake without a connectionId.
 */
public final class HousekeepingResponder implements Responder {

  /** The origin of these answers. */
  public static final Origin ORIGIN = Origin.of("the built-in housekeeping");

  private static final Offer OK = Offer.of(Reply.ok(), ORIGIN);

  @Override
  public Offer offer(IncomingRequest request) {
    return switch (request.command().name()) {
      case "commitTransaction", "abortTransaction", "endSessions", "killAllSessions" -> OK;
      case "getlasterror", "getLastError" ->
          Offer.of(noError(request.connection().number()), ORIGIN);
      default -> null;
    };
  }

  /** Returns the reply of getLastError after a write that succeeded and updated no documents. */
  private static Reply noError(int connection) {
    return Reply.of(
        new BsonDocument("connectionId", new BsonInt32(connection))
            .append("n", new BsonInt32(0))
            .append("syncMillis", new BsonInt32(0))
            .append("writtenTo", BsonNull.VALUE)
            .append("err", BsonNull.VALUE));
  }
}

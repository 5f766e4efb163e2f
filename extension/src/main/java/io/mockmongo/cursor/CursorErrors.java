package io.mockmongo.cursor;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.util.Optional;
import org.bson.BsonValue;

/** What a server finds wrong in how a cursor is opened, or gone on with; in its order. */
final class CursorErrors {

  private static final int IN_A_SESSION_SINCE = 50736;
  private static final int IN_A_TRANSACTION_SINCE = 50739;

  private CursorErrors() {}

  static Answer notFound(long id) {
    return error(ServerError.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
  }

  static Optional<Answer> inOpening(Received request) {
    return BatchRequest.by(request).isNegative()
        ? Optional.of(negative(request))
        : Optional.empty();
  }

  static Optional<Answer> inGoingOn(Received request, OpenCursor cursor) {
    Command command = request.command();
    if (request.message() instanceof LegacyRequest) {
      return inNamespace(command, cursor);
    }
    if (BatchRequest.by(request).isNegative()) {
      return Optional.of(negative(request));
    }
    OpenCursor.Owner asking = OpenCursor.Owner.of(command);
    OpenCursor.Owner owner = cursor.owner();
    return inNamespace(command, cursor)
        .or(() -> inOwner("session", owner.session(), asking.session(), cursor.id()))
        .or(() -> inOwner("transaction", owner.transaction(), asking.transaction(), cursor.id()))
        .or(() -> inWaiting(command, cursor));
  }

  private static Answer negative(Received request) {
    return error(
        ServerError.BAD_VALUE,
        "the batch size should be 0 or more, but is "
            + BatchRequest.by(request).batchSize().orElse(0L));
  }

  private static Optional<Answer> inNamespace(Command command, OpenCursor cursor) {
    return command.namespace().equals(cursor.namespace())
        ? Optional.empty()
        : Optional.of(
            error(
                ServerError.UNAUTHORIZED,
                "getMore asks on namespace '%s', but cursor id %d belongs to '%s'"
                    .formatted(command.namespace(), cursor.id(), cursor.namespace())));
  }

  /** Each kind of owner has three codes: only the asker is in one, only the cursor, or another. */
  private static Optional<Answer> inOwner(String kind, BsonValue owner, BsonValue asking, long id) {
    int first = kind.equals("session") ? IN_A_SESSION_SINCE : IN_A_TRANSACTION_SINCE;
    String begin = "getMore on cursor id " + id + ", which was opened ";
    if (owner == null) {
      return asking == null
          ? Optional.empty()
          : fault(first, begin + "in no " + kind + ", comes in " + text(kind, asking));
    }
    if (asking == null) {
      return fault(first + 1, begin + "in " + text(kind, owner) + ", comes in none");
    }
    return owner.equals(asking)
        ? Optional.empty()
        : fault(first + 2, begin + "in " + text(kind, owner) + ", comes in " + text(kind, asking));
  }

  private static Optional<Answer> inWaiting(Command command, OpenCursor cursor) {
    return command.get("maxTimeMS") == null || cursor.awaitsData()
        ? Optional.empty()
        : Optional.of(
            error(
                ServerError.BAD_VALUE,
                "getMore has maxTimeMS, but cursor id " + cursor.id() + " does not await data"));
  }

  private static String text(String kind, BsonValue value) {
    return kind + " " + ExtendedJson.write(value);
  }

  private static Optional<Answer> fault(int code, String message) {
    return Optional.of(Reply.error(code, message));
  }

  private static Answer error(ServerError error, String message) {
    return Reply.error(error.code(), message);
  }
}

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

/** The errors of commands that open or continue a cursor, checked in a server's order. */
final class CursorErrors {

  private static final int LONGEST_VALUE = 200;
  private static final int FIRST_SESSION_CODE = 50736;
  private static final int FIRST_TRANSACTION_CODE = 50739;

  private CursorErrors() {}

  static Answer notFound(long id) {
    return error(ServerError.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
  }

  static Optional<Answer> inOpener(Received request) {
    return BatchRequest.of(request).isNegative()
        ? Optional.of(negative(request))
        : Optional.empty();
  }

  static Optional<Answer> inGetMore(Received request, OpenCursor cursor) {
    Command command = request.command();
    if (request.message() instanceof LegacyRequest) {
      return inNamespace(command, cursor);
    }
    if (BatchRequest.of(request).isNegative()) {
      return Optional.of(negative(request));
    }
    OpenCursor.SessionScope getMore = OpenCursor.SessionScope.of(command);
    OpenCursor.SessionScope opener = cursor.scope();
    return inNamespace(command, cursor)
        .or(() -> inScope("session", opener.session(), getMore.session(), cursor.id()))
        .or(() -> inScope("transaction", opener.transaction(), getMore.transaction(), cursor.id()))
        .or(() -> inMaxTime(command, cursor));
  }

  private static Answer negative(Received request) {
    return error(
        ServerError.BAD_VALUE,
        "the batch size should be 0 or more, but is "
            + BatchRequest.of(request).batchSize().orElse(0L));
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

  /**
   * Each kind of opener has three codes: only the getMore has one, only the cursor, or both differ.
   */
  private static Optional<Answer> inScope(
      String kind, BsonValue opener, BsonValue getMore, long id) {
    int first = kind.equals("session") ? FIRST_SESSION_CODE : FIRST_TRANSACTION_CODE;
    String start = "getMore on cursor id " + id + ", which was opened ";
    if (opener == null) {
      return getMore == null
          ? Optional.empty()
          : error(first, start + "in no " + kind + ", comes in " + text(kind, getMore));
    }
    if (getMore == null) {
      return error(first + 1, start + "in " + text(kind, opener) + ", comes in none");
    }
    return opener.equals(getMore)
        ? Optional.empty()
        : error(
            first + 2, start + "in " + text(kind, opener) + ", comes in " + text(kind, getMore));
  }

  private static Optional<Answer> inMaxTime(Command command, OpenCursor cursor) {
    return command.get("maxTimeMS") == null || cursor.awaitsData()
        ? Optional.empty()
        : Optional.of(
            error(
                ServerError.BAD_VALUE,
                "getMore has maxTimeMS, but cursor id " + cursor.id() + " does not await data"));
  }

  private static String text(String kind, BsonValue value) {
    return kind + " " + ExtendedJson.abbreviate(value, LONGEST_VALUE);
  }

  private static Optional<Answer> error(int code, String message) {
    return Optional.of(Reply.error(code, message));
  }

  private static Answer error(ServerError error, String message) {
    return Reply.error(error.code(), message);
  }
}

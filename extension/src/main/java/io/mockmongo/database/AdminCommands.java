package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * The commands for sessions, users, operations and cursors, answered as by a server that has only
 * this client.
 */
final class AdminCommands {

  private static final Map<String, String> FIXED_REPLIES =
      Map.ofEntries(
          Map.entry("ping", "{}"),
          Map.entry("logout", "{}"),
          Map.entry("refreshSessions", "{}"),
          Map.entry("killSessions", "{}"),
          Map.entry("killAllSessions", "{}"),
          Map.entry("killAllSessionsByPattern", "{}"),
          Map.entry("killOp", "{info: 'attempting to kill op'}"),
          Map.entry("currentOp", "{inprog: []}"),
          Map.entry("profile", "{was: 0, slowms: 100, sampleRate: 1.0}"),
          Map.entry("usersInfo", "{users: []}"),
          Map.entry("rolesInfo", "{roles: []}"),
          Map.entry(
              "connectionStatus",
              "{authInfo: {authenticatedUsers: [], authenticatedUserRoles: []}}"));

  private static final int SESSION_TIMEOUT_MINUTES = 30;

  private AdminCommands() {}

  static Map<String, CommandHandler> handlers() {
    Map<String, CommandHandler> handlers = new HashMap<>();
    FIXED_REPLIES.forEach(
        (name, reply) -> handlers.put(name, CommandHandler.fixed(Reply.of(reply))));
    handlers.put("startSession", request -> Optional.of(newSession()));
    handlers.put("getMore", AdminCommands::notFound);
    return handlers;
  }

  private static Reply newSession() {
    return Reply.of(
        new BsonDocument("id", new BsonDocument("id", new BsonBinary(UUID.randomUUID())))
            .append("timeoutMinutes", new BsonInt32(SESSION_TIMEOUT_MINUTES)));
  }

  /** Answers a getMore for a cursor that the server did not open. */
  static Optional<Answer> notFound(Received request) {
    BsonValue value = request.command().get("getMore");
    long id =
        request.message() instanceof OpGetMore legacy
            ? legacy.cursorId()
            : value.isNumber() ? value.asNumber().longValue() : 0;
    return Optional.of(
        Reply.error(ServerError.CURSOR_NOT_FOUND.code(), "cursor id " + id + " not found"));
  }
}

package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Sessions, users, operations and cursors of a server that nobody else uses. */
final class AdminCommands {

  private static final Map<String, String> ALWAYS =
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

  /** What programs try, to learn whether they speak to a router, or to Atlas. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "atlasVersion",
          "balancerStatus",
          "enableSharding",
          "isdbgrid",
          "listShards",
          "shardCollection");

  private static final int SESSION_TIMEOUT_MINUTES = 30;

  private AdminCommands() {}

  static Map<String, CommandHandler> deeds() {
    Map<String, CommandHandler> deeds = new HashMap<>();
    ALWAYS.forEach((name, reply) -> deeds.put(name, CommandHandler.always(Reply.of(reply))));
    OF_OTHERS.forEach(
        name -> deeds.put(name, CommandHandler.always(NamespaceErrors.noSuchCommand(name))));
    deeds.put("startSession", request -> Optional.of(newSession()));
    deeds.put("getMore", AdminCommands::notFound);
    return deeds;
  }

  private static Reply newSession() {
    return Reply.of(
        new BsonDocument("id", new BsonDocument("id", new BsonBinary(UUID.randomUUID())))
            .append("timeoutMinutes", new BsonInt32(SESSION_TIMEOUT_MINUTES)));
  }

  /** A cursor that the server did not open. */
  static Optional<Answer> notFound(Received request) {
    BsonValue named = request.command().get("getMore");
    long id =
        request.message() instanceof OpGetMore legacy
            ? legacy.cursorId()
            : named.isNumber() ? named.asNumber().longValue() : 0;
    return Optional.of(
        Reply.error(ServerError.CURSOR_NOT_FOUND.code(), "cursor id " + id + " not found"));
  }
}

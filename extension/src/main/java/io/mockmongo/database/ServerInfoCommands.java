package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.MessageLimits;
import io.mockmongo.state.ServerKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The commands that describe the server: its release, options and host. */
final class ServerInfoCommands {

  private static final long STARTED = System.currentTimeMillis();
  private static final String CONFIG_SERVERS = "config/localhost:27019";

  private final Supplier<ServerProfile> profile;
  private final String address;

  ServerInfoCommands(Supplier<ServerProfile> profile, String address) {
    this.profile = profile;
    this.address = address;
  }

  private String version() {
    return ServerParameters.compatibility(profile.get().release()) + ".0";
  }

  Map<String, CommandHandler> handlers() {
    return Map.of(
        "buildInfo", this::build,
        "buildinfo", this::build,
        "getCmdLineOpts", this::options,
        "getLog", this::log,
        "hostInfo", this::host,
        "serverStatus", this::status,
        "isdbgrid", this::router);
  }

  private Optional<Answer> build(IncomingRequest request) {
    String engines = isRouter(request) ? "" : ", storageEngines: ['devnull', 'wiredTiger']";
    return Optional.of(
        Reply.of(
            ("{version: '%s', gitVersion: '%s', modules: [], allocator: 'tcmalloc',"
                    + " javascriptEngine: 'mozjs', sysInfo: 'deprecated', versionArray: [%s, 0],"
                    + " openssl: {running: 'disabled', compiled: 'disabled'}, buildEnvironment: {},"
                    + " bits: 64, debug: false, maxBsonObjectSize: %d%s}")
                .formatted(
                    version(),
                    "0".repeat(40),
                    version().replace(".", ", "),
                    MessageLimits.DEFAULT.documentSize(),
                    engines)));
  }

  private Optional<Answer> options(IncomingRequest request) {
    if (isRouter(request)) {
      return Optional.of(
          Reply.of(
              "{argv: ['mongos', '--configdb', '%1$s'], parsed: {sharding: {configDB: '%1$s'}}}"
                  .formatted(CONFIG_SERVERS)));
    }
    if (!isMember()) {
      return Optional.of(Reply.of("{argv: ['mongod'], parsed: {}}"));
    }
    BsonDocument reply =
        BsonDocument.parse("{argv: ['mongod', '--replSet'], parsed: {replication: {}}}");
    BsonString name = new BsonString(profile.get().setName());
    reply.getArray("argv").add(name);
    reply.getDocument("parsed").getDocument("replication").append("replSet", name);
    return Optional.of(Reply.of(reply));
  }

  private Optional<Answer> router(Received request) {
    return Optional.of(
        Reply.of(
            new BsonDocument("isdbgrid", new BsonInt32(1))
                .append("hostname", new BsonString(address))));
  }

  private Optional<Answer> log(Received request) {
    return switch (request.command().collection()) {
      case "*" -> Optional.of(Reply.of("{names: ['global', 'startupWarnings']}"));
      case "global", "startupWarnings" -> Optional.of(Reply.of("{totalLinesWritten: 0, log: []}"));
      default -> Optional.empty();
    };
  }

  private Optional<Answer> host(Received request) {
    return Optional.of(
        Reply.of(
            new BsonDocument(
                    "system",
                    new BsonDocument("currentTime", now())
                        .append("hostname", new BsonString(address)))
                .append("os", new BsonDocument())
                .append("extra", new BsonDocument())));
  }

  private Optional<Answer> status(IncomingRequest request) {
    boolean isRouter = isRouter(request);
    long uptime = System.currentTimeMillis() - STARTED;
    BsonDocument status =
        new BsonDocument("host", new BsonString(address))
            .append("version", new BsonString(version()))
            .append("process", new BsonString(isRouter ? "mongos" : "mongod"))
            .append("pid", new BsonInt64(ProcessHandle.current().pid()))
            .append("uptime", new BsonDouble(uptime / 1000))
            .append("uptimeMillis", new BsonInt64(uptime))
            .append("localTime", now());
    if (!isRouter && isMember()) {
      Membership own = profile.get().membershipOf(address);
      status.append(
          "repl",
          new BsonDocument("setName", new BsonString(own.set().name()))
              .append("isWritablePrimary", BsonBoolean.valueOf(own.state() == MemberState.PRIMARY))
              .append("me", new BsonString(address)));
    }
    return Optional.of(Reply.of(status));
  }

  private boolean isMember() {
    return profile.get().topology() == Topology.REPLICA_SET;
  }

  private boolean isRouter(IncomingRequest request) {
    return request.state().features().serverKind(profile.get().topology()) == ServerKind.ROUTER;
  }

  private static BsonDateTime now() {
    return new BsonDateTime(System.currentTimeMillis());
  }
}

package io.mockmongo.database;

import io.mockmongo.journal.Received;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.state.MessageLimits;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The commands that describe the server: its release, options, host and replica set. */
final class ServerInfoCommands {

  private static final long STARTED = System.currentTimeMillis();

  private final ServerProfile profile;
  private final String address;
  private final String version;

  ServerInfoCommands(ServerProfile profile, String address) {
    this.profile = profile;
    this.address = address;
    this.version = ServerParameters.compatibility(profile.release()) + ".0";
  }

  Map<String, CommandHandler> handlers() {
    CommandHandler build = CommandHandler.fixed(build());
    return Map.of(
        "buildInfo", build,
        "buildinfo", build,
        "getCmdLineOpts", CommandHandler.fixed(options()),
        "getLog", this::log,
        "hostInfo", this::host,
        "serverStatus", this::status,
        "replSetGetStatus", this::members,
        "replSetGetConfig", this::configuration);
  }

  private Reply build() {
    return Reply.of(
        ("{version: '%s', gitVersion: '%s', modules: [], allocator: 'tcmalloc',"
                + " javascriptEngine: 'mozjs', sysInfo: 'deprecated', versionArray: [%s, 0],"
                + " openssl: {running: 'disabled', compiled: 'disabled'}, buildEnvironment: {},"
                + " bits: 64, debug: false, maxBsonObjectSize: %d,"
                + " storageEngines: ['devnull', 'wiredTiger']}")
            .formatted(
                version,
                "0".repeat(40),
                version.replace(".", ", "),
                MessageLimits.DEFAULT.documentSize()));
  }

  private Reply options() {
    return isMember()
        ? Reply.of(
            "{argv: ['mongod', '--replSet', '%1$s'], parsed: {replication: {replSet: '%1$s'}}}"
                .formatted(profile.setName()))
        : Reply.of("{argv: ['mongod'], parsed: {}}");
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

  private Optional<Answer> status(Received request) {
    long uptime = System.currentTimeMillis() - STARTED;
    BsonDocument status =
        new BsonDocument("host", new BsonString(address))
            .append("version", new BsonString(version))
            .append("process", new BsonString("mongod"))
            .append("pid", new BsonInt64(ProcessHandle.current().pid()))
            .append("uptime", new BsonDouble(uptime / 1000))
            .append("uptimeMillis", new BsonInt64(uptime))
            .append("localTime", now());
    if (isMember()) {
      status.append(
          "repl",
          new BsonDocument("setName", new BsonString(profile.setName()))
              .append("isWritablePrimary", BsonBoolean.TRUE)
              .append("me", new BsonString(address)));
    }
    return Optional.of(Reply.of(status));
  }

  private Optional<Answer> members(Received request) {
    return Optional.of(
        isMember()
            ? Reply.of(
                ("{set: '%s', date: {$date: {$numberLong: '%d'}}, myState: 1,"
                        + " term: {$numberLong: '1'}, members: [{_id: 0, name: '%s', health: 1.0,"
                        + " state: 1, stateStr: 'PRIMARY', uptime: 1, self: true}]}")
                    .formatted(profile.setName(), now().getValue(), address))
            : NamespaceErrors.noReplication());
  }

  private Optional<Answer> configuration(Received request) {
    return Optional.of(
        isMember()
            ? Reply.of(
                "{config: {_id: '%s', version: 1, term: 1, members: [{_id: 0, host: '%s'}]}}"
                    .formatted(profile.setName(), address))
            : NamespaceErrors.noReplication());
  }

  private boolean isMember() {
    return profile.topology() == Topology.REPLICA_SET;
  }

  private static BsonDateTime now() {
    return new BsonDateTime(System.currentTimeMillis());
  }
}

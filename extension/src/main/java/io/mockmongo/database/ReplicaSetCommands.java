package io.mockmongo.database;

import io.mockmongo.profile.MemberConfig;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.Membership;
import io.mockmongo.profile.ReplicaSet;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** The commands that describe the replica set, as the member knows it at this moment. */
final class ReplicaSetCommands {

  private static final Reply NOT_THROUGH_ROUTERS =
      Reply.of(
          "{ok: 0.0, errmsg: 'replSetGetStatus is not supported through mongos', info: 'mongos'}");

  private final Supplier<ServerProfile> profile;
  private final String address;

  ReplicaSetCommands(Supplier<ServerProfile> profile, String address) {
    this.profile = profile;
    this.address = address;
  }

  Map<String, CommandHandler> handlers() {
    return Map.of("replSetGetStatus", this::status, "replSetGetConfig", this::configuration);
  }

  private Optional<Answer> status(IncomingRequest request) {
    boolean isRouter =
        request.state().features().serverKind(profile.get().topology()) == ServerKind.ROUTER;
    return Optional.of(isRouter ? NOT_THROUGH_ROUTERS : ofMember(this::status));
  }

  private Optional<Answer> configuration(IncomingRequest request) {
    return Optional.of(ofMember(this::configuration));
  }

  private Answer ofMember(Function<Membership, BsonDocument> reply) {
    ServerProfile current = profile.get();
    return current.topology() == Topology.REPLICA_SET
        ? Reply.of(reply.apply(current.membershipOf(address)))
        : NamespaceErrors.noReplication();
  }

  private BsonDocument status(Membership own) {
    ReplicaSet set = own.set();
    return new BsonDocument("set", new BsonString(set.name()))
        .append("date", new BsonDateTime(System.currentTimeMillis()))
        .append("myState", new BsonInt32(own.state().code()))
        .append("term", new BsonInt64(set.term()))
        .append("members", members(set, (index, config) -> status(index, config, own)));
  }

  private static BsonDocument status(int index, MemberConfig config, Membership own) {
    MemberState state = own.set().state(config.host());
    BsonDocument status =
        new BsonDocument("_id", new BsonInt32(index))
            .append("name", new BsonString(config.host()))
            .append("health", new BsonDouble(1))
            .append("state", new BsonInt32(state.code()))
            .append("stateStr", new BsonString(state.name()))
            .append("uptime", new BsonInt32(1));
    return config.host().equals(own.self()) ? status.append("self", BsonBoolean.TRUE) : status;
  }

  private BsonDocument configuration(Membership own) {
    ReplicaSet set = own.set();
    BsonDocument config =
        new BsonDocument("_id", new BsonString(set.name()))
            .append("version", new BsonInt32(set.version()))
            .append("term", new BsonInt64(set.term()))
            .append("members", members(set, this::configuration));
    return new BsonDocument("config", config);
  }

  private BsonDocument configuration(int index, MemberConfig config) {
    BsonDocument tags = new BsonDocument();
    config.tags().forEach((name, value) -> tags.append(name, new BsonString(value)));
    return new BsonDocument("_id", new BsonInt32(index))
        .append("host", new BsonString(config.host()))
        .append("arbiterOnly", BsonBoolean.valueOf(config.arbiterOnly()))
        .append("hidden", BsonBoolean.valueOf(config.hidden()))
        .append("priority", new BsonDouble(config.priority()))
        .append("tags", tags)
        .append(
            profile.get().release().nameOfSecondaryDelay(),
            new BsonInt64(config.secondaryDelay().toSeconds()))
        .append("votes", new BsonInt32(config.votes()));
  }

  /** Describes a member at its place in the configuration. */
  @FunctionalInterface
  private interface Description {
    BsonDocument of(int index, MemberConfig config);
  }

  private static BsonArray members(ReplicaSet set, Description description) {
    List<MemberConfig> configs = set.members();
    return new BsonArray(
        IntStream.range(0, configs.size())
            .mapToObj(index -> description.of(index, configs.get(index)))
            .toList());
  }
}

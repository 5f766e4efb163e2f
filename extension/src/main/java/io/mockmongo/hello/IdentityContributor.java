package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ClusterClock;
import io.mockmongo.state.ServerState;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * Adds the server's identity: whether it is writable, its topology version, and its replica set and
 * member names, as its {@linkplain MemberRole role} requires.
 *
 * <p>Specification: server discovery and monitoring.
 */
final class IdentityContributor implements HelloContributor {

  private static final String ELECTION = "7fffffff0000000000000001";

  private final BsonString address;
  private final ClusterClock clock;

  IdentityContributor(String address, ClusterClock clock) {
    this.address = new BsonString(address);
    this.clock = clock;
  }

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    Command command = hello.command();
    if (server.hasTopologyVersion() && command.get("helloOk") != null) {
      reply.append("helloOk", BsonBoolean.TRUE);
    }
    BsonValue me = Optional.ofNullable(Fields.get(declared, "me")).orElse(address);
    MemberRole role =
        LoadBalancingContributor.appliesTo(hello)
            ? MemberRole.MONGOS
            : MemberRole.of(declared, server.profile().topology(), me)
                .in(server.condition(), declared);
    appendWritable(command, role, declared, reply);
    if (server.hasTopologyVersion()) {
      reply.append("topologyVersion", server.version().document());
    }
    if (role.namesItsSet()) {
      appendReplicaSet(server.profile().setName(), role, me, reply);
    }
  }

  private static void appendWritable(
      Command command, MemberRole role, BsonDocument declared, BsonDocument reply) {
    String name =
        command.name().equals("hello") ? MemberRole.MODERN_WRITABLE : MemberRole.LEGACY_WRITABLE;
    BsonValue writable = MemberRole.writable(declared, name);
    reply.append(name, writable == null ? BsonBoolean.valueOf(role.isWritable()) : writable);
  }

  private void appendReplicaSet(String setName, MemberRole role, BsonValue me, BsonDocument reply) {
    if (role.listedIn() != null) {
      reply.append(role.listedIn(), new BsonArray(List.of(me)));
    }
    reply
        .append("setName", new BsonString(setName))
        .append("setVersion", new BsonInt32(1))
        .append("secondary", BsonBoolean.valueOf(role.isSecondary()));
    if (role == MemberRole.PRIMARY) {
      reply.append("primary", me);
    }
    reply.append("me", me);
    if (role == MemberRole.PRIMARY) {
      reply.append("electionId", new BsonObjectId(new ObjectId(ELECTION)));
    }
    reply.append("lastWrite", lastWrite());
  }

  private BsonDocument lastWrite() {
    BsonDateTime date = new BsonDateTime(System.currentTimeMillis());
    BsonDocument opTime =
        new BsonDocument("ts", clock.now().timestamp()).append("t", new BsonInt64(1));
    return new BsonDocument("opTime", opTime)
        .append("lastWriteDate", date)
        .append("majorityOpTime", opTime)
        .append("majorityWriteDate", date);
  }
}

package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Adds the server's identity: whether it is writable, its topology version, and its replica set and
 * member names, as its {@linkplain MemberRole role} requires, in the order of such a server.
 *
 * <p>Specification: server discovery and monitoring.
 */
final class IdentityContributor implements HelloContributor {

  private final BsonString address;
  private final MembershipFields membership;
  private final HelloContributor loadBalancing;

  IdentityContributor(String address, ServerState state) {
    this.address = new BsonString(address);
    this.membership = new MembershipFields(state.clusterClock());
    this.loadBalancing = new LoadBalancingContributor(state);
  }

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    Command command = hello.command();
    BsonValue me = Optional.ofNullable(Fields.get(declared, "me")).orElse(address);
    MemberRole role =
        LoadBalancingContributor.appliesTo(hello)
            ? MemberRole.MONGOS
            : MemberRole.of(declared, server.profile(), me).in(server.condition(), declared);
    if (role == MemberRole.MONGOS) {
      appendWritable(command, role, declared, reply);
      reply.append("msg", MemberRole.MONGOS_MESSAGE);
      appendTopologyVersion(server, reply);
      loadBalancing.contribute(hello, server, declared, reply);
      appendHelloOk(command, server, reply);
      return;
    }
    appendHelloOk(command, server, reply);
    appendWritable(command, role, declared, reply);
    appendTopologyVersion(server, reply);
    if (role == MemberRole.GHOST) {
      appendGhost(reply);
    } else if (role.namesItsSet()) {
      membership.append(server.profile(), role, me, reply);
    }
  }

  private static void appendHelloOk(
      Command command, ServerState.Snapshot server, BsonDocument reply) {
    if (server.hasTopologyVersion() && command.get("helloOk") != null) {
      reply.append("helloOk", BsonBoolean.TRUE);
    }
  }

  private static void appendTopologyVersion(ServerState.Snapshot server, BsonDocument reply) {
    if (server.hasTopologyVersion()) {
      reply.append("topologyVersion", server.version().document());
    }
  }

  private static void appendWritable(
      Command command, MemberRole role, BsonDocument declared, BsonDocument reply) {
    String name =
        command.name().equals("hello") ? MemberRole.MODERN_WRITABLE : MemberRole.LEGACY_WRITABLE;
    BsonValue writable = MemberRole.writable(declared, name);
    reply.append(name, writable == null ? BsonBoolean.valueOf(role.isWritable()) : writable);
  }

  private static void appendGhost(BsonDocument reply) {
    reply
        .append("secondary", BsonBoolean.FALSE)
        .append("info", new BsonString("Does not have a valid replica set config"))
        .append("isreplicaset", BsonBoolean.TRUE);
  }
}

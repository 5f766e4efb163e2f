package io.mockmongo.hello;

import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.types.ObjectId;

/**
 * Adds the server's identity: that it is writable, its topology version, and its replica set and
 * member names.
 *
 * <p>Specification: server discovery and monitoring.
 */
final class IdentityContributor implements HelloContributor {

  private static final String ELECTION = "7fffffff0000000000000001";

  private final String address;

  IdentityContributor(String address) {
    this.address = address;
  }

  @Override
  public void contribute(IncomingRequest hello, ServerState.Snapshot server, BsonDocument reply) {
    Command command = hello.command();
    if (server.hasTopologyVersion() && command.get("helloOk") != null) {
      reply.append("helloOk", BsonBoolean.TRUE);
    }
    reply.append(
        command.name().equals("hello") ? "isWritablePrimary" : "ismaster", BsonBoolean.TRUE);
    if (server.hasTopologyVersion()) {
      reply.append("topologyVersion", server.version().document());
    }
    if (server.profile().topology() == Topology.REPLICA_SET) {
      appendReplicaSet(server.profile(), reply);
    }
  }

  private void appendReplicaSet(ServerProfile profile, BsonDocument reply) {
    BsonString me = new BsonString(address);
    reply
        .append("hosts", new BsonArray(List.of(me)))
        .append("setName", new BsonString(profile.setName()))
        .append("setVersion", new BsonInt32(1))
        .append("secondary", BsonBoolean.FALSE)
        .append("primary", me)
        .append("me", me)
        .append("electionId", new BsonObjectId(new ObjectId(ELECTION)))
        .append("lastWrite", lastWrite());
  }

  private static BsonDocument lastWrite() {
    long now = System.currentTimeMillis();
    BsonDateTime date = new BsonDateTime(now);
    BsonDocument opTime =
        new BsonDocument("ts", new BsonTimestamp((int) (now / 1000), 1))
            .append("t", new BsonInt64(1));
    return new BsonDocument("opTime", opTime)
        .append("lastWriteDate", date)
        .append("majorityOpTime", opTime)
        .append("majorityWriteDate", date);
  }
}

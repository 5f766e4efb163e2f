package io.mockmongo.hello;

import io.mockmongo.profile.ServerRelease;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.MessageLimits;
import io.mockmongo.state.ServerKind;
import io.mockmongo.state.ServerState;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * Adds the limits of documents, messages and batches, the session timeout, the connection's number,
 * and the wire versions.
 *
 * <p>Specification: MongoDB handshake.
 */
final class LimitsContributor implements HelloContributor {

  private static final int SESSION_TIMEOUT_MINUTES = 30;

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    ServerRelease release = server.profile().release();
    reply
        .append("maxBsonObjectSize", new BsonInt32(MessageLimits.DEFAULT.documentSize()))
        .append("maxMessageSizeBytes", new BsonInt32(MessageLimits.DEFAULT.messageSize()))
        .append("maxWriteBatchSize", new BsonInt32(MessageLimits.DEFAULT.batchSize()))
        .append("localTime", new BsonDateTime(System.currentTimeMillis()))
        .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_TIMEOUT_MINUTES))
        .append("connectionId", new BsonInt32(hello.connection().number()))
        .append("minWireVersion", new BsonInt32(release.minWireVersion()))
        .append("maxWireVersion", new BsonInt32(release.wireVersion()));
    if (ServerKind.in(reply) != ServerKind.ROUTER) {
      reply.append("readOnly", BsonBoolean.FALSE);
    }
  }
}

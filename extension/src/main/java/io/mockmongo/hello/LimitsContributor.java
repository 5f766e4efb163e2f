package io.mockmongo.hello;

import io.mockmongo.profile.ServerRelease;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.MessageLimits;
import io.mockmongo.state.ServerState;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * Says how much clients may send, for how long sessions live, which connection this is, and which
 * wire versions the server speaks.
 *
 * <p>Specification: MongoDB handshake.
 */
final class LimitsContributor implements HelloContributor {

  private static final int SESSION_TIMEOUT_MINUTES = 30;

  @Override
  public void contribute(IncomingRequest hello, ServerState.Snapshot server, BsonDocument reply) {
    ServerRelease release = server.profile().release();
    reply
        .append("maxBsonObjectSize", new BsonInt32(MessageLimits.USUAL.documentSize()))
        .append("maxMessageSizeBytes", new BsonInt32(MessageLimits.USUAL.messageSize()))
        .append("maxWriteBatchSize", new BsonInt32(MessageLimits.USUAL.batchSize()))
        .append("localTime", new BsonDateTime(System.currentTimeMillis()))
        .append("logicalSessionTimeoutMinutes", new BsonInt32(SESSION_TIMEOUT_MINUTES))
        .append("connectionId", new BsonInt32(hello.connection().number()))
        .append("minWireVersion", new BsonInt32(release.minWireVersion()))
        .append("maxWireVersion", new BsonInt32(release.wireVersion()))
        .append("readOnly", BsonBoolean.FALSE);
  }
}

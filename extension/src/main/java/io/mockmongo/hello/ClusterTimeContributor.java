package io.mockmongo.hello;

import io.mockmongo.profile.Topology;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ClusterClock;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;

/**
 * Adds the cluster time of a replica set's member, as in its other replies.
 *
 * <p>Specification: driver sessions, "gossiping the cluster time".
 */
final class ClusterTimeContributor implements HelloContributor {

  private final ClusterClock clock;

  ClusterTimeContributor(ClusterClock clock) {
    this.clock = clock;
  }

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    if (server.profile().topology() != Topology.STANDALONE) {
      reply.putAll(clock.now().fields());
    }
  }
}

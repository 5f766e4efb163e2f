package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;

/**
 * Adds the id of the service behind a load balancer, which is a mongos; nothing if the client does
 * not say that it is connected to a load balancer.
 *
 * <p>Specification: load balancer support.
 */
final class LoadBalancingContributor implements HelloContributor {

  private final ServerState state;

  LoadBalancingContributor(ServerState state) {
    this.state = state;
  }

  /** Tells whether the client says that it is connected to a load balancer. */
  static boolean appliesTo(IncomingRequest hello) {
    return Fields.isTrue(hello.command().body(), "loadBalanced");
  }

  @Override
  public void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply) {
    if (appliesTo(hello)) {
      reply.append("serviceId", new BsonObjectId(state.serviceId()));
    }
  }
}

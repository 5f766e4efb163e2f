package io.mockmongo.hello;

import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;

/** Somebody who adds a group of fields to the reply to a hello. Thread-safe. */
@FunctionalInterface
interface HelloContributor {

  /**
   * Adds fields.
   *
   * @param hello the request
   * @param server what the server is at this moment
   * @param reply the reply so far
   */
  void contribute(IncomingRequest hello, ServerState.Snapshot server, BsonDocument reply);
}

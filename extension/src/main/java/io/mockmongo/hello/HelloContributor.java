package io.mockmongo.hello;

import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerState;
import org.bson.BsonDocument;

/** A contributor of a group of fields to the reply to a hello. Thread-safe. */
@FunctionalInterface
interface HelloContributor {

  /**
   * Adds fields to the reply.
   *
   * @param hello the request
   * @param server the server's present profile and topology version
   * @param declared the fields that the test declared, which are merged over the reply later; empty
   *     if it declared none
   * @param reply the reply so far
   */
  void contribute(
      IncomingRequest hello,
      ServerState.Snapshot server,
      BsonDocument declared,
      BsonDocument reply);
}

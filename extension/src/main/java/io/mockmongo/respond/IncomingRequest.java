package io.mockmongo.respond;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.state.ConnectionState;

/** A received request that is offered to responders, with the state of its connection. */
public interface IncomingRequest extends Received {

  /** Returns the state of the connection that the request was received on. */
  ConnectionState state();

  /** Returns whether a responder has passed this request on, so that it is not asked again. */
  boolean wasPassedOnBy(Origin responder);

  /**
   * Records that a hold holds this request; returns whether it did not before, since a request that
   * waits is offered again.
   */
  boolean beginHold(Origin hold);

  /**
   * Tells whether the server has answered this hello, and goes on with a stream of replies. Its
   * client knows what the last one told.
   */
  default boolean continuesStream() {
    return waitsSince() != this;
  }

  /** Returns what the client waits since: this request, or the last reply of its stream. */
  Fact waitsSince();
}

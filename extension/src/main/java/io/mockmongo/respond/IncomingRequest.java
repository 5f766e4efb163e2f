package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.state.ConnectionState;

/** A request that has come and is offered to the responders, with what is known of its client. */
public interface IncomingRequest extends Received {

  /** Returns what is known of the connection that it came on. */
  ConnectionState state();
}

package io.mockmongo.hello;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerState;

/**
 * Decides which state the reply to a hello has: for a monitor, once, the changed state that an
 * error announced; for any other connection the current state.
 *
 * @param state the server's state
 */
record HelloStateSelector(ServerState state) {

  /** Returns the state for the reply to a hello. */
  ServerState.Snapshot next(IncomingRequest hello) {
    LastHello last = hello.state().lastHello();
    if (last == null || !isPossibleFor(hello)) {
      return state.current();
    }
    ServerState.Snapshot next = state.nextAfter(last.version());
    return next.version().isKnownTo(hello.command()) ? state.current() : next;
  }

  /** Tells whether a hello may be one of a monitor. */
  static boolean isPossibleFor(IncomingRequest hello) {
    ConnectionPurpose purpose = hello.state().purpose();
    return purpose == ConnectionPurpose.MONITOR || purpose == ConnectionPurpose.UNKNOWN;
  }
}

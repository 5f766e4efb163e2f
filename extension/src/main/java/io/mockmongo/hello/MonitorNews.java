package io.mockmongo.hello;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerState;

/**
 * Decides which state a hello is told: a monitor first hears of the change that an error told, if
 * that is news to it; other connections only of the current state.
 *
 * @param state the server's state
 */
record MonitorNews(ServerState state) {

  /** Returns the state that the reply to a hello tells. */
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

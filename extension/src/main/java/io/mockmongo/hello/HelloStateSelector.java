package io.mockmongo.hello;

import io.mockmongo.journal.ConnectionPurpose;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.LastHello;
import io.mockmongo.state.ServerState;

/**
 * Decides which state the reply to a hello has: for a monitor, once, the changed state that an
 * error announced; for any other connection the current state.
 *
 * @param stage the server's state at the moment of the decision
 */
record HelloStateSelector(ServerState.Stage stage) {

  /** Returns the state for the reply to a hello. */
  ServerState.Snapshot next(IncomingRequest hello) {
    LastHello last = hello.state().lastHello();
    if (last == null || !isPossibleFor(hello)) {
      return stage.current();
    }
    ServerState.Snapshot next = stage.nextAfter(last.version());
    return next.version().isKnownTo(hello.command()) ? stage.current() : next;
  }

  /**
   * Tells whether a hello waits for a change that errors have told, even if it asks for no wait.
   */
  boolean awaitsChange(IncomingRequest hello) {
    return stage.isChanging() && isPossibleFor(hello);
  }

  /** Tells whether a hello may be one of a monitor. */
  private static boolean isPossibleFor(IncomingRequest hello) {
    ConnectionPurpose purpose = hello.state().purpose();
    return purpose == ConnectionPurpose.MONITOR || purpose == ConnectionPurpose.UNKNOWN;
  }
}

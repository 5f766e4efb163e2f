package io.mockmongo.server;

import io.mockmongo.call.Timer;
import io.mockmongo.state.ServerState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the turns after which hellos tell a state change that an error has told. Each turn is
 * scheduled when the last one has run: on a busy machine, where clients read late, turns take
 * longer too. Thread-safe.
 */
final class StateChangeTimer {

  private static final Duration TURN = Duration.ofMillis(2);

  private final ServerState state;
  private final Timer timer;
  private final AtomicBoolean isRunning = new AtomicBoolean();

  StateChangeTimer(ServerState state, Timer timer) {
    this.state = state;
    this.timer = timer;
  }

  /** Counts from now on, unless it does already. */
  void start() {
    if (isRunning.compareAndSet(false, true)) {
      timer.after(TURN, this::turn);
    }
  }

  private void turn() {
    if (state.countTurn()) {
      timer.after(TURN, this::turn);
      return;
    }
    isRunning.set(false);
    if (state.isChanging()) { // another error has told a change just now
      start();
    }
  }
}

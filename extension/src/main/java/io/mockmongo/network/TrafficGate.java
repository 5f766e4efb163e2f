package io.mockmongo.network;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The gate that all traffic between a server and its clients passes: open at first, and as cheap as
 * one read of a field then. Thread-safe.
 *
 * <pre>{@code
 * TrafficGate gate = new TrafficGate();
 * ConnectionGate connection = gate.connect(1);
 * gate.change(state -> state.withHeld(true)); // now connection.isBlocked()
 * }</pre>
 */
public final class TrafficGate {

  private volatile NetworkState state = NetworkState.NORMAL;

  /** Returns the gate of a new connection. */
  public ConnectionGate connect(int connection) {
    return new ConnectionGate(this, connection);
  }

  /** Returns the state of the network. */
  public NetworkState state() {
    return state;
  }

  /** Changes the state of the network; traffic that waits for the change goes on. */
  public synchronized void change(UnaryOperator<NetworkState> change) {
    state = change.apply(state);
    notifyAll();
  }

  /** Makes all waiting threads look again whether they must wait. */
  synchronized void wake() {
    notifyAll();
  }

  /** Waits while a condition holds, even if interrupted; the thread stays interrupted then. */
  synchronized void awaitWhile(BooleanSupplier condition) {
    boolean interrupted = false;
    while (condition.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

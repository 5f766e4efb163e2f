package io.mockmongo.server;

import io.mockmongo.call.CleanupSequence;
import io.mockmongo.call.ServerThreads;
import io.mockmongo.front.Backend;
import io.mockmongo.socket.ReservedAddress;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/**
 * Controls whether clients can connect: accepting, refusing each new connection, or down with the
 * address reserved. No method waits for the test's code, so answers and observers may call them.
 */
final class ListenerControl implements Backend {

  private final ServerThreads threads;
  private final ConnectionRegistry connections;
  private Acceptor listener;
  private ReservedAddress kept;
  private boolean closed;
  private volatile boolean refusing;

  ListenerControl(Acceptor listener, ServerThreads threads, ConnectionRegistry connections) {
    this.listener = listener;
    this.threads = threads;
    this.connections = connections;
  }

  /** Starts to accept connections. */
  synchronized void open() {
    accept(listener);
  }

  /** Sets whether each new connection is closed at once. */
  void refuse(boolean each) {
    refusing = each;
  }

  @Override
  public synchronized boolean isListening() {
    return !closed && kept == null;
  }

  @Override
  public synchronized boolean takeOver(Socket client) throws IOException {
    if (!isListening()) {
      return false;
    }
    enter(listener.endpoint().over(client));
    return true;
  }

  /** Stops listening, reserves the address, and ends all connections; has no effect if down. */
  void goDown(Runnable endingAll) {
    if (leave()) {
      endingAll.run();
    }
  }

  /** Stops listening; returns false if the server was closed or down already. */
  private synchronized boolean leave() {
    if (closed || kept != null) {
      return false;
    }
    kept = listener.stop();
    return true;
  }

  /** Listens again at the same address, if down; returns false if the server is closed. */
  synchronized boolean comeBack() {
    if (closed || kept == null) {
      return !closed;
    }
    try {
      Acceptor next = new Acceptor(kept.listenAgain()); // reserved until then
      accept(next);
      listener = next;
      kept.close();
      kept = null;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(
          listener.address() + " could not be listened on again: " + e.getMessage(), e);
    }
  }

  /** Stops listening for good, and releases the address. */
  synchronized void close() {
    closed = true;
    CleanupSequence steps = new CleanupSequence();
    steps.run(listener::close);
    if (kept != null) {
      steps.run(kept::close);
    }
    steps.throwFirstUnchecked();
  }

  private void accept(Acceptor current) {
    if (!current.endpoint().listens()) {
      return;
    }
    try {
      threads.start("acceptor", () -> current.accept(this::enter));
    } catch (RuntimeException | Error e) {
      current.close();
      throw e;
    }
  }

  private void enter(Transport transport) {
    if (refusing) {
      connections.refuse(transport);
    } else {
      connections.serve(transport);
    }
  }
}

package io.mockmongo.server;

import io.mockmongo.call.ServerThreads;
import io.mockmongo.socket.ReservedAddress;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where clients come in: open, refusing each that comes, or closed while the server is down, its
 * place being kept for it. Nothing here waits for code of the test's, so it may be done by that
 * code wherever it runs.
 */
final class ListenerControl {

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

  /** Lets clients in. */
  synchronized void open() {
    accept(listener);
  }

  /** Closes each new connection at once from now on, or no more. */
  void refuse(boolean each) {
    refusing = each;
  }

  /** Stops listening, keeps the place, and ends all connections; nothing the second time. */
  void goDown(Runnable endingAll) {
    if (leave()) {
      endingAll.run();
    }
  }

  /** Tells whether there was somebody to leave; nobody comes in any more. */
  private synchronized boolean leave() {
    if (closed || kept != null) {
      return false;
    }
    kept = listener.stop();
    return true;
  }

  /** Listens again at the same place, if not listening; returns false if closed for good. */
  synchronized boolean comeBack() {
    if (closed || kept == null) {
      return !closed;
    }
    try {
      Acceptor next = new Acceptor(kept.listenAgain()); // kept still, so that nobody gets it
      accept(next);
      listener = next;
      kept.close();
      kept = null;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(
          listener.address() + " can't be listened on again: " + e.getMessage(), e);
    }
  }

  synchronized void close() {
    closed = true;
    listener.close();
    if (kept != null) {
      closeKept();
    }
  }

  private void closeKept() {
    try {
      kept.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(Acceptor current) {
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

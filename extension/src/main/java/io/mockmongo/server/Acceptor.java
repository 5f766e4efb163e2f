package io.mockmongo.server;

import io.mockmongo.socket.Endpoint;
import io.mockmongo.socket.ReservedAddress;
import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts connections at an endpoint, and passes each to a consumer. */
final class Acceptor {

  private static final long RETRY_NANOS = 1_000_000;

  private final Endpoint endpoint;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  Acceptor(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  String address() {
    return endpoint.address();
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Accepts connections until the endpoint is closed; returns then. */
  void accept(Consumer<Transport> onConnection) {
    try {
      acceptUntilClosed(onConnection);
    } finally {
      ended.complete(null);
    }
  }

  private void acceptUntilClosed(Consumer<Transport> onConnection) {
    while (!endpoint.isClosed()) {
      try {
        onConnection.accept(endpoint.accept());
      } catch (IOException | OutOfMemoryError closedOrOutOfFilesOrRoom) {
        LockSupport.parkNanos(RETRY_NANOS); // the loop's condition tells which
      }
    }
  }

  /** Stops listening and reserves the address; returns once the last connection is passed on. */
  ReservedAddress stop() {
    try {
      return endpoint.reserve(ended::join);
    } catch (IOException e) {
      throw new UncheckedIOException(address() + " could not be reserved: " + e.getMessage(), e);
    }
  }

  void close() {
    try {
      endpoint.close();
    } catch (IOException e) {
      throw new UncheckedIOException(address() + " could not be released: " + e.getMessage(), e);
    }
  }
}

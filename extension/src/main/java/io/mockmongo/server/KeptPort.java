package io.mockmongo.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that nobody listens at and nobody else can have: connections to it are refused. A listener
 * may take it over, as it has the same permission to share (SO_REUSEADDR).
 */
final class KeptPort implements KeptPlace {

  private final Socket socket = new Socket(); // a ServerSocket that is bound listens too
  private final Listening listening;

  /** Listens at the port. */
  @FunctionalInterface
  interface Listening {
    Endpoint begin() throws IOException;
  }

  KeptPort(InetSocketAddress address, Listening listening) throws IOException {
    this.listening = listening;
    try {
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Endpoint listenAgain() throws IOException {
    return listening.begin();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.mockmongo.socket;

import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** The endpoint of a server that has a name and no socket: a front hands its connections over. */
final class NamedEndpoint implements Endpoint {

  private final String name;
  private final List<String> uriOptions;
  private final TransportFactory transports;
  private volatile boolean closed;

  NamedEndpoint(String name, List<String> uriOptions, TransportFactory transports) {
    this.name = name;
    this.uriOptions = List.copyOf(uriOptions);
    this.transports = transports;
  }

  @Override
  public String address() {
    return name;
  }

  @Override
  public List<String> uriOptions() {
    return uriOptions;
  }

  @Override
  public boolean listens() {
    return false;
  }

  @Override
  public Transport accept() {
    throw new UnsupportedOperationException(name + " has no socket that could accept clients");
  }

  @Override
  public Transport over(Socket client) throws IOException {
    return transports.over(client);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /** Reserves nothing: no other program can take a name. */
  @Override
  public ReservedAddress reserve(Runnable awaitAcceptor) {
    close();
    return new ReservedAddress() {
      @Override
      public Endpoint listenAgain() {
        return new NamedEndpoint(name, uriOptions, transports);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {
    closed = true;
  }
}

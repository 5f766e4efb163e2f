package io.mockmongo.network;

import io.mockmongo.socket.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A transport whose input passes a gate: bytes that arrive while the gate is closed are read once
 * it opens, and the end of the client's data is seen no earlier.
 */
public final class GatedTransport implements Transport {

  private final Transport transport;
  private final ConnectionGate gate;

  /** Makes the transport of a connection. */
  public GatedTransport(Transport transport, ConnectionGate gate) {
    this.transport = transport;
    this.gate = gate;
  }

  @Override
  public void open() throws IOException {
    gate.awaitPassage();
    transport.open();
  }

  @Override
  public Optional<String> agreed() {
    return transport.agreed();
  }

  @Override
  public InputStream in() {
    return new GatedInput(transport.in(), gate);
  }

  @Override
  public OutputStream out() {
    return transport.out();
  }

  @Override
  public String remote() {
    return transport.remote();
  }

  @Override
  public void shutdownOutput() throws IOException {
    transport.shutdownOutput();
  }

  @Override
  public boolean mayCloseSlowly() {
    return transport.mayCloseSlowly();
  }

  @Override
  public void close() {
    gate.close();
    transport.close();
  }

  @Override
  public void reset() {
    gate.close();
    transport.reset();
  }
}

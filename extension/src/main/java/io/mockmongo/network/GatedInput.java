package io.mockmongo.network;

import io.mockmongo.socket.SingleByte;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The input of a connection, behind its gate. */
final class GatedInput extends FilterInputStream {

  private final ConnectionGate gate;

  GatedInput(InputStream in, ConnectionGate gate) {
    super(in);
    this.gate = gate;
  }

  @Override
  public int read() throws IOException {
    return SingleByte.readFrom(this);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(bytes, offset, length);
    } catch (IOException e) {
      gate.awaitPassage(); // the reset of a client is seen no earlier than its bytes
      throw e;
    }
    return gate.awaitPassage() ? count : -1;
  }
}

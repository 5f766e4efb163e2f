package io.mockmongo.socket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The input of a socket that a read by an interrupted thread does not close, as it would close a
 * channel on any thread, and a socket on a virtual one. The thread stays interrupted.
 */
final class UninterruptedInput extends FilterInputStream {

  UninterruptedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    return SingleByte.readFrom(this);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return in.read(bytes, offset, length);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package io.mockmongo.socket;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The output of a socket that a write by an interrupted thread does not close, as it would close a
 * channel on any thread, and a socket on a virtual one. The thread stays interrupted.
 */
final class UninterruptedOutput extends OutputStream {

  private final OutputStream out;

  UninterruptedOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      out.write(bytes, offset, length);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}

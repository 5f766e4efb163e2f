package io.mockmongo.front;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The input of a socket, whose reads fail together at one deadline. Not thread-safe. */
final class DeadlineInput extends InputStream {

  private static final int NO_TIMEOUT = 0;

  private final Socket socket;
  private final InputStream in;
  private final long deadline;

  DeadlineInput(Socket socket, Duration timeout) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  @Override
  public int read() throws IOException {
    limit();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    limit();
    return in.read(bytes, offset, length);
  }

  private void limit() throws IOException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= NO_TIMEOUT) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    socket.setSoTimeout((int) millis);
  }

  /** Lets later reads of the socket wait as long as it takes. */
  void unlimited() throws IOException {
    socket.setSoTimeout(NO_TIMEOUT);
  }
}

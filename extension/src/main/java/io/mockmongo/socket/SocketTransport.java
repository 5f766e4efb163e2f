package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The transport of a TCP connection without TLS. */
record SocketTransport(Socket socket, InputStream in, OutputStream out) implements Transport {

  static SocketTransport over(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return new SocketTransport(
        socket,
        new UninterruptedInput(socket.getInputStream()),
        new UninterruptedOutput(socket.getOutputStream()));
  }

  @Override
  public String remote() {
    return HostAndPort.of(socket.getInetAddress(), socket.getPort());
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void reset() {
    try {
      socket.setSoLinger(true, 0); // then close sends RST in place of FIN
    } catch (IOException alreadyGone) {
      // then only close remains
    }
    close();
    awaitReader();
  }

  /**
   * Waits until no thread reads: while a thread is still in its read, the operating system keeps
   * the socket open and sends the client nothing. Reads exclude each other, so this read waits for
   * that thread's read to end, and then fails.
   */
  private void awaitReader() {
    try {
      in.read(new byte[1]);
    } catch (IOException closed) {
      // expected
    }
  }

  @Override
  public boolean mayCloseSlowly() {
    return false;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // already closed
    }
  }
}

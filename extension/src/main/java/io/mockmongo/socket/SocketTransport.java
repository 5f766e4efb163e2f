package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A TCP connection. */
record SocketTransport(Socket socket, InputStream in, OutputStream out) implements Transport {

  static SocketTransport over(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return new SocketTransport(socket, socket.getInputStream(), socket.getOutputStream());
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
      socket.setSoLinger(true, 0); // closing it sends RST in place of FIN then
    } catch (IOException alreadyGone) {
      // closed is all it can be
    }
    close();
    awaitReader();
  }

  /**
   * Waits until nobody reads: as long as a thread has not left its read, the operating system does
   * not let go of the socket, and tells the client nothing. Readers come one by one, so a read of
   * our own waits for the one that is closing, and then fails.
   */
  private void awaitReader() {
    try {
      in.read(new byte[1]);
    } catch (IOException closed) {
      // as it should be
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // closed is all it should be
    }
  }
}

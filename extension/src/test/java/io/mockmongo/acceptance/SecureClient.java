package io.mockmongo.acceptance;

import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** A TLS 1.2 client that sends given bytes and exposes the received records. */
final class SecureClient implements AutoCloseable {

  /** The kinds of records that the server sent; in TLS 1.2 they can be seen from outside. */
  static final int ALERT = 21;

  private static final int RECORD_HEADER = 5;

  private final Recording socket;
  private final SSLSocket secure;
  private final FrameReader frames;

  SecureClient(MockMongoServer server, Tls tls) throws IOException {
    String address = server.address();
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    socket = new Recording(host, port);
    socket.setTcpNoDelay(true);
    secure =
        (SSLSocket) tls.clientContext().getSocketFactory().createSocket(socket, host, port, true);
    secure.setEnabledProtocols(new String[] {"TLSv1.2"});
    secure.startHandshake();
    frames = new FrameReader(secure.getInputStream(), 48_000_000);
  }

  void send(int requestId, String command) throws IOException {
    secure.getOutputStream().write(RawClient.frame(requestId, command).bytes());
  }

  /** Sends close_notify, and leaves the connection open. */
  void sendsCloseNotify() throws IOException {
    secure.shutdownOutput();
  }

  /** Sends bytes beneath TLS. */
  void sendBeneath(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Returns the next message, or null if the server has closed the connection in order. */
  Frame reads() throws IOException {
    return frames.read();
  }

  /** Returns the kind of the last record that came. */
  int lastRecord() {
    byte[] bytes = socket.bytes.toByteArray();
    int last = 0;
    for (int at = 0; at < bytes.length; ) {
      last = bytes[at];
      at += RECORD_HEADER + ((bytes[at + 3] & 0xff) << 8 | bytes[at + 4] & 0xff);
    }
    return last;
  }

  /** Reads on beneath TLS; tells whether nothing comes but the connection's end. */
  boolean isAtItsEnd() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Recording extends Socket {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Recording(String host, int port) throws IOException {
      super(host, port);
      setSoTimeout(10_000);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int count = super.read(into, offset, length);
          bytes.write(into, offset, Math.max(0, count));
          return count;
        }
      };
    }
  }
}

package io.mockmongo.benchmark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A client that pings in bytes, so that what is measured is the server. */
final class RawPing implements AutoCloseable {

  private static final byte[] BODY = HandBson.document("ping", 1, "$db", "admin");

  private final Socket socket;
  private final DataInputStream in;

  RawPing(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Sends a ping and reads the whole reply. */
  void ping() throws IOException {
    OutputStream out = socket.getOutputStream();
    byte[] message = new byte[21 + BODY.length];
    message[0] = (byte) message.length;
    message[4] = 7;
    message[12] = (byte) 0xdd;
    message[13] = 7;
    System.arraycopy(BODY, 0, message, 21, BODY.length);
    out.write(message);
    int length = Integer.reverseBytes(in.readInt());
    in.readFully(new byte[length - 4]);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

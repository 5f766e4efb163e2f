package io.mockmongo.samples.reliability;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/** A client that sends any bytes; no read waits longer than 30 seconds. */
final class Client implements AutoCloseable {

  private static final int LONGEST_READ_MILLIS = 30_000;

  private final Socket socket;
  private final FrameReader frames;

  /** Connects to a server by its host and port. */
  Client(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    socket.setSoTimeout(LONGEST_READ_MILLIS);
    socket.setTcpNoDelay(true);
    frames = new FrameReader(socket.getInputStream(), Message.MAX_SIZE);
  }

  static byte[] frame(int requestId, String command) {
    return MessageEncoder.encode(OpMsg.of(requestId, 0, ExtendedJson.parse(command))).bytes();
  }

  void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Reads the reply to a request, which must be the next message. */
  void readReplyTo(int requestId) throws IOException {
    Frame frame = frames.read();
    if (frame == null) {
      throw new SocketException("the server closed the connection before the reply");
    }
    int responseTo = frame.responseTo();
    if (responseTo != requestId) {
      throw new AssertionError("expected a reply to " + requestId + ", but got " + responseTo);
    }
  }

  void ping(int requestId) throws IOException {
    send(frame(requestId, "{ping: 1, $db: 'admin'}"));
    readReplyTo(requestId);
  }

  void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  /**
   * Reads until the server has closed the connection.
   *
   * @throws java.net.SocketTimeoutException if it does not
   */
  void readToEnd() throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketException resetSinceItHadNotReadAll) {
      // an end as well
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

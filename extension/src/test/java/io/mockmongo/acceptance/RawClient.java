package io.mockmongo.acceptance;

import com.mongodb.ConnectionString;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.FrameReader;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import org.bson.RawBsonDocument;

/** A client that sends just the bytes it is told to; no read waits longer than ten seconds. */
final class RawClient implements AutoCloseable {

  private static final int LONGEST_READ_MILLIS = 10_000;

  private final Socket socket;
  private final FrameReader frames;

  RawClient(MockMongoServer server) throws IOException {
    this(server.address());
  }

  /** Connects to a server by its host and port. */
  RawClient(String address) throws IOException {
    this(new Socket(host(address), port(address)));
  }

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(LONGEST_READ_MILLIS);
    socket.setTcpNoDelay(true);
    frames = new FrameReader(socket.getInputStream(), 48_000_000);
  }

  /** Connects to an address through the proxy of a server with a name. */
  static RawClient throughProxy(MockMongoServer server, String address) throws IOException {
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxyPort(server));
    Socket socket = new Socket(new Proxy(Proxy.Type.SOCKS, proxy));
    try {
      socket.connect(InetSocketAddress.createUnresolved(host(address), port(address)));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return new RawClient(socket);
  }

  static int proxyPort(MockMongoServer server) {
    return new ConnectionString(server.uri()).getProxyPort();
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  static Frame frame(int requestId, String command) {
    return MessageEncoder.encode(OpMsg.of(requestId, 0, ExtendedJson.parse(command)));
  }

  void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(Message message) throws IOException {
    send(MessageEncoder.encode(message).bytes());
  }

  void send(int requestId, String command) throws IOException {
    send(frame(requestId, command).bytes());
  }

  /** Returns the next message as it came, or null if the server has closed the connection. */
  Frame readsFrame() throws IOException {
    return frames.read();
  }

  /** Returns the next message, or null if the server has closed the connection. */
  Message reads() throws IOException {
    Frame frame = frames.read();
    return frame == null ? null : MessageDecoder.decode(frame);
  }

  /** Returns the body of the next message, an OP_MSG. */
  RawBsonDocument readsBody() throws IOException {
    return ((OpMsg) reads()).body();
  }

  /** Tells whether the server has closed the connection, or does within ten seconds. */
  boolean isHungUpOn() throws IOException {
    try {
      return reads() == null;
    } catch (SocketException resetSinceItHadNotReadAll) {
      return true;
    }
  }

  int localPort() {
    return socket.getLocalPort();
  }

  void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends the connection as the operating system does for a client that crashed. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

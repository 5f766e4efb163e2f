package io.mockmongo.socket;

import io.mockmongo.bson.LittleEndian;
import io.mockmongo.message.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** The transport of a TLS connection over TCP; {@link #open} performs the handshake. */
final class TlsTransport implements Transport {

  private static final int OPCODE_OFFSET = 12;

  /** Long for a client that reads, even on a busy machine. */
  private static final Duration CLOSE_NOTIFY_TIMEOUT = Duration.ofSeconds(1);

  private final SocketTransport plain;
  private final Supplier<SSLEngine> engines;
  private volatile TlsStreams tls;

  private TlsTransport(SocketTransport plain, Supplier<SSLEngine> engines) {
    this.plain = plain;
    this.engines = engines;
  }

  static TlsTransport over(Socket socket, Supplier<SSLEngine> engines) throws IOException {
    return new TlsTransport(SocketTransport.over(socket), engines);
  }

  @Override
  public void open() throws IOException {
    byte[] first = plain.in().readNBytes(ClientHello.ENOUGH);
    if (first.length == 0) {
      return; // the client closed without sending anything
    }
    if (ClientHello.begins(first)) {
      tls = TlsStreams.handshake(engines.get(), first, plain.in(), plain.out());
    } else {
      throw new TlsFailedException(
          "the client does not use TLS"
              + opcode(first).map(it -> " (its first message is an " + it + ")").orElse("")
              + ", but this server does; put tls=true into the client's connection string, as"
              + " server.uri() does, or start the server without TLS",
          null);
    }
  }

  @Override
  public Optional<String> agreed() {
    return Optional.ofNullable(tls).map(TlsStreams::agreed);
  }

  @Override
  public InputStream in() {
    return tls == null ? plain.in() : tls.in();
  }

  @Override
  public OutputStream out() {
    return tls == null ? plain.out() : tls.out();
  }

  @Override
  public String remote() {
    return plain.remote();
  }

  @Override
  public void shutdownOutput() throws IOException {
    if (tls != null) {
      sendCloseNotify(tls);
    }
    plain.shutdownOutput();
  }

  @Override
  public void reset() {
    plain.reset();
  }

  /**
   * Closes as a process does that ends normally: first TLS, by close_notify, then the connection.
   */
  @Override
  public void close() {
    try {
      if (tls != null) {
        sendCloseNotify(tls);
      }
    } finally {
      plain.close();
    }
  }

  @Override
  public boolean mayCloseSlowly() {
    return tls != null && tls.written() > ALWAYS_FITS;
  }

  /**
   * Sends close_notify with a short timeout, since the client may not read; without one where the
   * bytes certainly fit into the socket's buffers.
   */
  private void sendCloseNotify(TlsStreams streams) {
    if (mayCloseSlowly()) {
      BlockingTaskThread.run(
          "mockmongo close_notify", () -> sendCloseNotifyIfPossible(streams), CLOSE_NOTIFY_TIMEOUT);
    } else {
      sendCloseNotifyIfPossible(streams);
    }
  }

  private static void sendCloseNotifyIfPossible(TlsStreams streams) {
    try {
      streams.sendCloseNotify();
    } catch (IOException alreadyGone) {
      // then there is no client to notify
    }
  }

  private static Optional<Opcode> opcode(byte[] first) {
    return first.length < ClientHello.ENOUGH
        ? Optional.empty()
        : Opcode.of(LittleEndian.int32(first, OPCODE_OFFSET));
  }
}

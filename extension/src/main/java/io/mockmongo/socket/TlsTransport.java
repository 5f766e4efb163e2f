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

/** TLS over a TCP connection; its handshake is the opening. */
final class TlsTransport implements Transport {

  private static final int OPCODE_OFFSET = 12;
  private static final Duration LAST_WAIT = Duration.ofMillis(100);

  private final SocketTransport plain;
  private final Supplier<SSLEngine> engines;
  private volatile TlsStreams secure;

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
      return; // the client went as it came
    }
    if (ClientHello.begins(first)) {
      secure = TlsStreams.handshake(engines.get(), first, plain.in(), plain.out());
    } else {
      throw new TlsFailedException(
          "the client speaks no TLS"
              + opcode(first).map(it -> " (its first message is an " + it + ")").orElse("")
              + ", but this server does; say tls=true in the client's connection string, as"
              + " server.uri() does",
          null);
    }
  }

  @Override
  public Optional<String> agreed() {
    return Optional.ofNullable(secure).map(TlsStreams::agreed);
  }

  @Override
  public InputStream in() {
    return secure == null ? plain.in() : secure.in();
  }

  @Override
  public OutputStream out() {
    return secure == null ? plain.out() : secure.out();
  }

  @Override
  public String remote() {
    return plain.remote();
  }

  @Override
  public void shutdownOutput() throws IOException {
    if (secure != null) {
      takeLeave(secure);
    }
    plain.shutdownOutput();
  }

  @Override
  public void reset() {
    plain.reset();
  }

  /** Takes leave as a process does that ends in order: first of TLS, then of the connection. */
  @Override
  public void close() {
    try {
      if (secure != null) {
        takeLeave(secure);
      }
    } finally {
      plain.close();
    }
  }

  /** Waits for the client shortly, if at all: a leave is bytes to write, and it may not read. */
  private static void takeLeave(TlsStreams streams) {
    if (streams.written() > ALWAYS_FITS) {
      BlockingTaskThread.run("mockmongo taking leave", () -> takeLeaveHowever(streams), LAST_WAIT);
    } else {
      takeLeaveHowever(streams);
    }
  }

  private static void takeLeaveHowever(TlsStreams streams) {
    try {
      streams.takeLeave();
    } catch (IOException alreadyGone) {
      // there is nobody to take leave of
    }
  }

  private static Optional<Opcode> opcode(byte[] first) {
    return first.length < ClientHello.ENOUGH
        ? Optional.empty()
        : Opcode.of(LittleEndian.int32(first, OPCODE_OFFSET));
  }
}

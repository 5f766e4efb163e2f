package io.mockmongo.socket;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Two streams over two others, after a handshake. One thread may read while another writes and a
 * third takes leave; none of them closes what lies below.
 */
final class TlsStreams {

  /** What one record holds: shorter writes would each be sealed by themselves. */
  private static final int RECORD = 16 * 1024;

  private final SSLEngine engine;
  private final TlsInput in;
  private final TlsOutput sealing;
  private final OutputStream out;

  private TlsStreams(SSLEngine engine, byte[] first, InputStream in, OutputStream out) {
    this.engine = engine;
    this.sealing = new TlsOutput(engine, out);
    this.in = new TlsInput(engine, first, in, sealing);
    this.out = new BufferedOutputStream(sealing, RECORD);
  }

  /**
   * Shakes hands with a client, waiting for it as long as it takes; closing the streams' socket
   * ends the wait.
   *
   * @param engine the server's side
   * @param first what was read of the client already
   * @param in what else it says
   * @param out what it is told
   * @return streams over these, ready for both directions
   * @throws TlsFailedException if the two do not agree, with what helps
   */
  static TlsStreams handshake(SSLEngine engine, byte[] first, InputStream in, OutputStream out)
      throws TlsFailedException {
    TlsStreams streams = new TlsStreams(engine, first, in, out);
    try {
      streams.shakeHands();
      return streams;
    } catch (IOException e) {
      throw new TlsFailedException(TlsFailureText.explain(e), e);
    }
  }

  /**
   * Returns what the client says; it ends where the client takes leave, or the stream below ends.
   */
  InputStream in() {
    return in;
  }

  /** Returns what the client is told; it goes out when it is flushed, or is much. */
  OutputStream out() {
    return out;
  }

  /** Returns how many bytes went out beneath, or are about to. */
  long written() {
    return sealing.written();
  }

  /**
   * Says {@code close_notify}: that nothing more is written. Waits for as long as the stream below
   * does; says nothing if another thread is in the middle of a write, and stays there for long.
   *
   * @throws IOException if the stream below fails
   */
  void takeLeave() throws IOException {
    sealing.takeLeave();
  }

  /** Returns what was agreed on: version, cipher suite, and the client's name if it told it. */
  String agreed() {
    SSLSession session = engine.getSession();
    return session.getProtocol() + " " + session.getCipherSuite() + client(session);
  }

  private static String client(SSLSession session) {
    try {
      return ", client " + session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException presentsNoCertificate) {
      return "";
    }
  }

  private void shakeHands() throws IOException {
    engine.beginHandshake();
    try {
      while (goesOn()) {
        // one step of it was taken
      }
    } catch (SSLException e) {
      tellWhy();
      throw e;
    }
  }

  /** Takes one step, the server's messages of one turn sent in one piece. */
  private boolean goesOn() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> sealing.sealHandshake();
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        sealing.send();
        if (!in.open()) {
          throw new IOException("the stream ended");
        }
      }
      case FINISHED, NOT_HANDSHAKING -> {
        sealing.send();
        return false;
      }
    }
    return true;
  }

  /** Sends the alert, if there is somebody to read it. */
  private void tellWhy() {
    try {
      while (sealing.sealHandshake().bytesProduced() > 0) {
        // that was some of it
      }
      sealing.send();
    } catch (IOException alreadyGone) {
      // then nobody is told
    }
  }
}

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
 * The input and the output of a TLS connection, over the streams of its socket, after the
 * handshake. One thread may read while another writes and a third closes; closing leaves the socket
 * open.
 */
final class TlsStreams {

  /** The size of a full record; without a buffer each short write would become a record. */
  private static final int RECORD = 16 * 1024;

  private final SSLEngine engine;
  private final TlsInput in;
  private final TlsOutput records;
  private final OutputStream out;

  private TlsStreams(SSLEngine engine, byte[] first, InputStream in, OutputStream out) {
    this.engine = engine;
    this.records = new TlsOutput(engine, out);
    this.in = new TlsInput(engine, first, in, records);
    this.out = new BufferedOutputStream(records, RECORD);
  }

  /**
   * Performs the handshake with a client. Waits without a timeout; closing the socket ends the
   * wait.
   *
   * @param engine the server's side of the handshake
   * @param first the bytes that were already read from the client
   * @param in the client's further bytes
   * @param out the bytes to the client
   * @return the streams, ready for both directions
   * @throws TlsFailedException if the handshake fails, with what to do
   */
  static TlsStreams handshake(SSLEngine engine, byte[] first, InputStream in, OutputStream out)
      throws TlsFailedException {
    TlsStreams streams = new TlsStreams(engine, first, in, out);
    try {
      streams.performHandshake();
      return streams;
    } catch (IOException e) {
      throw new TlsFailedException(TlsFailureText.explain(e), e);
    }
  }

  /**
   * Returns the decrypted input; it ends where the client sends {@code close_notify}, or the
   * socket's input ends.
   */
  InputStream in() {
    return in;
  }

  /** Returns the output; it is buffered, and sent when it is flushed or a record is full. */
  OutputStream out() {
    return out;
  }

  /** Returns the number of encrypted bytes that were sent, or are being sent. */
  long written() {
    return records.written();
  }

  /**
   * Sends {@code close_notify}, after which nothing can be written. Blocks as long as the socket's
   * output does; sends nothing if another thread's write does not end in time.
   *
   * @throws IOException if the socket's output fails
   */
  void sendCloseNotify() throws IOException {
    records.sendCloseNotify();
  }

  /**
   * Returns what was negotiated: version, cipher suite, and the name in the client's certificate,
   * if any.
   */
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

  private void performHandshake() throws IOException {
    engine.beginHandshake();
    try {
      while (advance()) {
        // one step was taken
      }
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
  }

  /**
   * Takes one step of the handshake; consecutive messages of the server are sent in one piece.
   * Returns false when the handshake is finished.
   */
  private boolean advance() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> engine.getDelegatedTask().run();
      case NEED_WRAP -> records.wrapHandshake();
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        records.send();
        if (!in.unwrapRecord()) {
          throw new IOException("the client's stream ended");
        }
      }
      case FINISHED, NOT_HANDSHAKING -> {
        records.send();
        return false;
      }
    }
    return true;
  }

  /** Sends the alert that says why the handshake failed, if the client is still connected. */
  private void sendAlert() {
    try {
      while (records.wrapHandshake().bytesProduced() > 0) {
        // one record of it was wrapped
      }
      records.send();
    } catch (IOException alreadyGone) {
      // then there is no client to receive the alert
    }
  }
}

package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The streams of a connection and the ways to end it, which differ between kinds of socket. One
 * thread reads; one thread at a time writes; any thread may close or reset.
 *
 * <pre>{@code
 * transport.open();
 * transport.out().write(bytes);
 * transport.close();
 * }</pre>
 */
public interface Transport {

  /**
   * The number of bytes that always fit into a socket's buffers, even if the client does not read.
   */
  int ALWAYS_FITS = 16 * 1024;

  /**
   * Makes the streams ready, on the connection's own thread; with TLS, performs the handshake.
   *
   * @throws IOException if the client closes the connection, or the handshake fails
   */
  default void open() throws IOException {}

  /**
   * Returns what was negotiated for TLS: version, cipher suite, and the name in the client's
   * certificate, if any; empty without TLS.
   */
  default Optional<String> agreed() {
    return Optional.empty();
  }

  /** Returns the stream of bytes from the client. */
  InputStream in();

  /** Returns the stream of bytes to the client. */
  OutputStream out();

  /** Returns the client's address. */
  String remote();

  /**
   * Closes the direction to the client normally; bytes from the client can still be read.
   *
   * @throws IOException if the client has closed the connection
   */
  void shutdownOutput() throws IOException;

  /**
   * Closes both directions normally, and wakes blocked readers and writers; never blocks for long.
   */
  void close();

  /** Tells whether {@link #close} may take a moment, since the client does not read. */
  boolean mayCloseSlowly();

  /**
   * Resets the connection, and wakes blocked readers and writers. When this returns, the reset has
   * been sent to the client.
   */
  void reset();
}

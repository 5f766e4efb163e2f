package io.mockmongo.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The two streams of a connection and its end: all that differs between kinds of socket. One thread
 * reads; one at a time writes; any may end it.
 *
 * <pre>{@code
 * transport.open();
 * transport.out().write(bytes);
 * transport.close();
 * }</pre>
 */
public interface Transport {

  /** The bytes that fit into a socket's buffers whether the client reads or not. */
  int ALWAYS_FITS = 16 * 1024;

  /**
   * Makes the streams ready, on the connection's own thread: where client and server shake hands
   * first, this waits for it.
   *
   * @throws IOException if the client goes, or they do not agree
   */
  default void open() throws IOException {}

  /** Returns what client and server agreed on to keep others out, if they did. */
  default Optional<String> agreed() {
    return Optional.empty();
  }

  /** Returns what comes from the client. */
  InputStream in();

  /** Returns what goes to the client. */
  OutputStream out();

  /** Returns where the client is. */
  String remote();

  /**
   * Ends what goes to the client, in order; what comes from it can still be read.
   *
   * @throws IOException if the client has gone
   */
  void shutdownOutput() throws IOException;

  /** Ends both directions in order, and wakes whoever reads or writes; never waits for long. */
  void close();

  /** Breaks both directions off, and wakes likewise. Once this returns the client has been told. */
  void reset();
}

package io.mockmongo.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The two streams of a connection and its end: all that differs between kinds of socket. */
interface Transport {

  /**
   * Makes the streams ready, on the connection's own thread: where client and server shake hands
   * first, this waits for it.
   */
  default void open() throws IOException {}

  /** Returns what client and server agreed on to keep others out, if they did. */
  default Optional<String> agreed() {
    return Optional.empty();
  }

  InputStream in();

  OutputStream out();

  String remote();

  /** Ends what goes to the client, in order; what comes from it can still be read. */
  void shutdownOutput() throws IOException;

  /** Ends both directions in order, and wakes whoever reads or writes; never waits for long. */
  void close();

  /** Breaks both directions off, and wakes likewise. Once this returns the client has been told. */
  void reset();
}

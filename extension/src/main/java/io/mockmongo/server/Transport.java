package io.mockmongo.server;

import java.io.InputStream;
import java.io.OutputStream;

/** The two streams of a connection and its end: all that differs between kinds of socket. */
interface Transport {

  InputStream in();

  OutputStream out();

  String remote();

  /** Ends both directions in order, and wakes whoever reads or writes. */
  void close();
}

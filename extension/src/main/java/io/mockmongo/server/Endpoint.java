package io.mockmongo.server;

import java.io.IOException;

/** A socket of some kind that clients can connect to. */
interface Endpoint {

  /** Returns what the server calls itself, and its clients call it: its place in the network. */
  String address();

  /** Returns the address as a connection string has it. */
  default String inUri() {
    return address();
  }

  /** Waits for the next client. */
  Transport accept() throws IOException;

  boolean isClosed();

  void close() throws IOException;
}

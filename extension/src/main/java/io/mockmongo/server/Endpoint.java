package io.mockmongo.server;

import java.io.IOException;
import java.util.List;

/** A socket of some kind that clients can connect to. */
interface Endpoint {

  /** Returns what the server calls itself, and its clients call it: its place in the network. */
  String address();

  /** Returns the address as a connection string has it. */
  default String inUri() {
    return address();
  }

  /** Returns the options of a connection string that a client needs to stay here. */
  default List<String> uriOptions() {
    return List.of();
  }

  /** Waits for the next client. */
  Transport accept() throws IOException;

  boolean isClosed();

  /**
   * Closes this and keeps the place, so that nobody else gets it; clients are refused.
   *
   * @param untilNobodyWaits waits until nobody waits in here any more: only then is it closed
   */
  KeptPlace leave(Runnable untilNobodyWaits) throws IOException;

  void close() throws IOException;
}

package io.mockmongo.server;

import java.io.IOException;

/** The text of a socket error. */
final class SocketErrorText {

  private SocketErrorText() {}

  /** Returns the exception's message, or its class if it has none. */
  static String words(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}

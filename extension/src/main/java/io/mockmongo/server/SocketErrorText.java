package io.mockmongo.server;

import java.io.IOException;

/** The words of what goes wrong at a socket. */
final class SocketErrorText {

  private SocketErrorText() {}

  /** Returns the message, or, where there is none, what it is. */
  static String words(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}

package io.mockmongo.front;

import java.io.IOException;

/** What a client sends to a SOCKS proxy that is no SOCKS 5 or is not supported. */
final class SocksException extends IOException {

  private static final long serialVersionUID = 1L;

  SocksException(String message) {
    super(message);
  }
}

package io.mockmongo.socket;

import java.io.IOException;

/**
 * The failure of client and server to agree on TLS; it tells what happened, and what helps.
 *
 * <pre>{@code
 * try {
 *   transport.open();
 * } catch (TlsFailedException e) {
 *   e.getMessage(); // "the client presents no certificate, ..."
 * }
 * }</pre>
 */
public final class TlsFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param reason what happened, and what helps
   * @param cause what the JDK says, or null
   */
  public TlsFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

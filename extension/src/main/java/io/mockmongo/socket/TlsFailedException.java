package io.mockmongo.socket;

import java.io.IOException;

/**
 * The exception of a failed TLS handshake; its message says what happened, and what to do.
 *
 * <pre>{@code
 * try {
 *   transport.open();
 * } catch (TlsFailedException e) {
 *   e.getMessage(); // "the client sent no certificate, ..."
 * }
 * }</pre>
 */
public final class TlsFailedException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param reason what happened, and what to do
   * @param cause the JDK's exception, or null
   */
  public TlsFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

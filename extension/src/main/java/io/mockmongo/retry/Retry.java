package io.mockmongo.retry;

import io.mockmongo.journal.Received;

/**
 * What is known of a request that repeats another one. Immutable.
 *
 * <pre>{@code
 * retry.text() // attempt 2, a retry of request 12 after NotWritablePrimary 10107
 * }</pre>
 *
 * @param first the first attempt
 * @param attempt the number of this attempt, at least 2
 * @param reason why the attempt before failed, such as an error with its labels; "" if unknown
 */
public record Retry(Received first, int attempt, String reason) {

  /** Returns the number of the attempt, the first one, and why the one before failed. */
  public String text() {
    return "attempt "
        + attempt
        + ", a retry of request "
        + first.position()
        + (reason.isEmpty() ? "" : " after " + reason);
  }
}

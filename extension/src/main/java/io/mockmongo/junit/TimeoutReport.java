package io.mockmongo.junit;

import java.io.Serial;

/** The pending work of a test's servers when the test timed out, as a suppressed exception. */
final class TimeoutReport extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private TimeoutReport(String text) {
    super(text, null, false, false); // the stack trace says nothing
  }

  /**
   * Adds the pending work to a timeout failure.
   *
   * @param timeout the test's failure
   * @param unfinished the pending work of its servers, or ""
   */
  static void addTo(Throwable timeout, String unfinished) {
    String text = unfinished.stripTrailing();
    if (!text.isEmpty()) {
      timeout.addSuppressed(new TimeoutReport(text));
    }
  }

  /** Returns the message only. */
  @Override
  public String toString() {
    return getMessage();
  }
}

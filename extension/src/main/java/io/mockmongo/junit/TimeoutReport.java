package io.mockmongo.junit;

import java.io.Serial;

/** What a test's servers were in the middle of when its time was over; suppressed under that. */
final class TimeoutReport extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private TimeoutReport(String text) {
    super(text, null, false, false); // where it was made says nothing
  }

  /**
   * Says under a timeout what went on when the time was over.
   *
   * @param timeout what the test failed with
   * @param unfinished what its servers were in the middle of, or ""
   */
  static void addTo(Throwable timeout, String unfinished) {
    String text = unfinished.stripTrailing();
    if (!text.isEmpty()) {
      timeout.addSuppressed(new TimeoutReport(text));
    }
  }

  /** Returns the text alone. */
  @Override
  public String toString() {
    return getMessage();
  }
}

package io.mockmongo.call;

/**
 * How a thread waits, as far as its stack tells, from the surest sign that only a reply ends the
 * wait to none at all. How long nothing else must happen before a request is refused depends on it.
 */
public enum Waiting {

  /** The thread waits inside the driver. */
  IN_DRIVER(3),

  /**
   * The thread waits for a result without a timeout: {@code future.get()}, {@code thread.join()},
   * {@code mono.block()}, a response of HTTP. The result may also come from elsewhere, such as a
   * timer, before the test receives the request.
   */
  FOR_RESULT(10),

  /**
   * The thread waits for a result with a timeout. A test may do so to see that nothing comes, and
   * receive the request afterwards.
   */
  FOR_RESULT_WITH_TIMEOUT(40),

  /** The thread runs, sleeps, or waits for something unknown, such as a latch. */
  NOT(Integer.MAX_VALUE);

  private final int checks;

  Waiting(int checks) {
    this.checks = checks;
  }

  /** Returns whichever makes it less certain that nobody receives a request. */
  public Waiting or(Waiting other) {
    return compareTo(other) < 0 ? other : this;
  }

  /** Tells whether the thread waits for a result. */
  public boolean isForResult() {
    return this == FOR_RESULT || this == FOR_RESULT_WITH_TIMEOUT;
  }

  /** Returns at how many checks in a row a test that waits like this must have found nothing. */
  public int checks() {
    return checks;
  }
}

package io.mockmongo.junit;

/** The failure of a test whose application never connected; the test's own failure is the cause. */
final class AbsentApplicationError extends AssertionError {

  private static final long serialVersionUID = 1;

  AbsentApplicationError(String text, Throwable failure) {
    super(text, failure);
  }
}

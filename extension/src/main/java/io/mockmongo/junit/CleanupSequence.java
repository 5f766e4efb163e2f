package io.mockmongo.junit;

/** Runs cleanup actions one after another, even if some fail, and keeps the first failure. */
final class CleanupSequence {

  private Throwable first;

  /** A cleanup action, which may fail. */
  @FunctionalInterface
  interface CleanupAction {
    void run() throws Exception;
  }

  void run(CleanupAction step) {
    try {
      step.run();
    } catch (Throwable thrown) {
      if (first == null) {
        first = thrown;
      } else if (first != thrown) {
        first.addSuppressed(thrown);
      }
    }
  }

  void throwFirst() throws Exception {
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (Exception) first; // an action throws nothing else
    }
  }
}

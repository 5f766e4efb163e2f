package io.mockmongo.call;

/** Runs cleanup actions one after another, even if some fail, and keeps the first failure. */
public final class CleanupSequence {

  private Throwable first;

  /** A cleanup action, which may fail. */
  @FunctionalInterface
  public interface CleanupAction {
    void run() throws Exception;
  }

  /** Runs an action; a failure is kept. */
  public void run(CleanupAction step) {
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

  /** Throws the first failure, if there was one, with the others suppressed under it. */
  public void throwFirst() throws Exception {
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (Exception) first; // an action throws nothing else
    }
  }

  /** Throws the first failure, in an unchecked exception if it is a checked one. */
  public void throwFirstUnchecked() {
    try {
      throwFirst();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}

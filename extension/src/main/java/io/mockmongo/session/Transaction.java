package io.mockmongo.session;

/**
 * The latest transaction of a session, or the retryable write that came after it.
 *
 * @param number the transaction number
 * @param stage its outcome so far
 * @param hasWritten whether one of its statements wrote
 */
record Transaction(long number, Stage stage, boolean hasWritten) {

  /** The stages of a transaction. */
  enum Stage {
    /** It has begun, and was neither committed nor aborted. */
    IN_PROGRESS,
    /** It was committed. */
    COMMITTED,
    /** It was aborted: by the client, by an error, or by a newer number in its session. */
    ABORTED,
    /** The number is that of a retryable write, and of no transaction. */
    RETRYABLE_WRITE
  }

  Transaction(long number, Stage stage) {
    this(number, stage, false);
  }

  boolean isInProgress() {
    return stage == Stage.IN_PROGRESS;
  }
}

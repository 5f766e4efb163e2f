package io.mockmongo.error;

import io.mockmongo.profile.ServerRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The labels that a server gives an error, by the code of the command error and the code of the
 * write concern error beside it. The codes of write errors give none.
 *
 * <pre>{@code
 * new ErrorLabels(context, OptionalInt.of(91), OptionalInt.empty()).labels()
 * // [RetryableWriteError]
 * }</pre>
 *
 * <p>Specifications: retryable writes, "RetryableWriteError Labels"; transactions,
 * "TransientTransactionError"; change streams, "Resumable Error"; client backpressure.
 *
 * @param context the command and its server
 * @param code the code of the command error; empty if the command succeeded
 * @param concernCode the code of the write concern error, if there is one
 */
public record ErrorLabels(ErrorContext context, OptionalInt code, OptionalInt concernCode) {

  private static final int LOCK_TIMEOUT = 24;
  private static final int CALLBACK_CANCELED = 90;
  private static final int WRITE_CONFLICT = 112;
  private static final int FAILED_TO_SATISFY_READ_PREFERENCE = 133;
  private static final int RETRY_CHANGE_STREAM = 234;
  private static final int STALE_DB_VERSION = 249;
  private static final int NO_SUCH_TRANSACTION = 251;
  private static final int PREPARED_TRANSACTION_IN_PROGRESS = 267;
  private static final int SHARD_CANNOT_REFRESH = 343;
  private static final int INTERNAL_TRANSACTION_NOT_SUPPORTED = 358;

  /** Errors of a transaction that is aborted, and can be run again, whatever the command. */
  private static final Set<Integer> TRANSIENT =
      Set.of(
          LOCK_TIMEOUT,
          WRITE_CONFLICT,
          STALE_DB_VERSION,
          PREPARED_TRANSACTION_IN_PROGRESS,
          SHARD_CANNOT_REFRESH);

  /** Returns the labels, in the order in which a server writes them; empty if there are none. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    if (isTransientTransactionError()) {
      labels.add("TransientTransactionError");
    } else if (isRetryableWriteError()) {
      labels.add("RetryableWriteError");
      if (hasPerformedNoWrites()) {
        labels.add("NoWritesPerformed");
      }
    }
    if (labels.isEmpty() && isResumableChangeStreamError()) {
      labels.add("ResumableChangeStreamError");
    } else if (is(ErrorCategory.NON_RESUMABLE_CHANGE_STREAM)) {
      labels.add("NonResumableChangeStreamError");
    }
    if (is(ErrorCategory.SYSTEM_OVERLOADED)) {
      labels.add("SystemOverloadedError");
      if (is(ErrorCategory.RETRIABLE)) {
        labels.add("RetryableError");
      }
    }
    return labels;
  }

  private boolean isTransientTransactionError() {
    if (!context.isInTransaction() || code.isEmpty() || is(INTERNAL_TRANSACTION_NOT_SUPPORTED)) {
      return false;
    }
    boolean isKnownToBeAborted =
        is(NO_SUCH_TRANSACTION) && (concernCode.isEmpty() || !context.endsTransaction());
    return TRANSIENT.contains(code.getAsInt())
        || is(ErrorCategory.SNAPSHOT)
        || is(ErrorCategory.NEED_RETARGETING)
        || isKnownToBeAborted
        || is(ErrorCategory.RETRIABLE) && !context.endsTransaction();
  }

  /**
   * A router repeats the writes of its shards by itself; only its own end is left to the client.
   */
  private boolean isRetryableWriteError() {
    if (isBefore(ServerRelease.V4_4) || !context.isRetryableWrite()) {
      return false;
    }
    return context.isRouter()
        ? is(ErrorCategory.SHUTDOWN) || is(CALLBACK_CANCELED)
        : is(ErrorCategory.RETRIABLE)
            || concernCode.isPresent() && ErrorCategory.RETRIABLE.includes(concernCode.getAsInt());
  }

  /** A server can tell only on a connection that has written before. */
  private boolean hasPerformedNoWrites() {
    return !isBefore(ServerRelease.V7_0) && code.isPresent() && context.hasWritten();
  }

  private boolean isResumableChangeStreamError() {
    return !isBefore(ServerRelease.V4_4)
        && context.isOfChangeStream()
        && concernCode.isEmpty()
        && (is(ErrorCategory.RETRIABLE)
            || is(ErrorCategory.NETWORK)
            || is(ErrorCategory.NEED_RETARGETING)
            || is(RETRY_CHANGE_STREAM)
            || is(FAILED_TO_SATISFY_READ_PREFERENCE));
  }

  private boolean isBefore(ServerRelease release) {
    return context.release().compareTo(release) < 0;
  }

  private boolean is(int number) {
    return code.isPresent() && code.getAsInt() == number;
  }

  private boolean is(ErrorCategory category) {
    return code.isPresent() && category.includes(code.getAsInt());
  }
}

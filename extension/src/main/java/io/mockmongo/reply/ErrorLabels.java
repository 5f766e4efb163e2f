package io.mockmongo.reply;

import io.mockmongo.message.Command;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonBoolean;

/**
 * The labels that a server adds to an error by itself.
 *
 * <p>Specifications: retryable writes, "RetryableWriteError Labels"; transactions,
 * "TransientTransactionError".
 */
final class ErrorLabels {

  private static final Set<ErrorCode> RETRYABLE =
      EnumSet.of(
          ErrorCode.HOST_UNREACHABLE,
          ErrorCode.HOST_NOT_FOUND,
          ErrorCode.NETWORK_TIMEOUT,
          ErrorCode.SHUTDOWN_IN_PROGRESS,
          ErrorCode.PRIMARY_STEPPED_DOWN,
          ErrorCode.EXCEEDED_TIME_LIMIT,
          ErrorCode.SOCKET_EXCEPTION,
          ErrorCode.NOT_WRITABLE_PRIMARY,
          ErrorCode.INTERRUPTED_AT_SHUTDOWN,
          ErrorCode.INTERRUPTED_DUE_TO_REPL_STATE_CHANGE,
          ErrorCode.NOT_PRIMARY_NO_SECONDARY_OK,
          ErrorCode.NOT_PRIMARY_OR_SECONDARY);

  private ErrorLabels() {}

  /** Tells whether a write is worth a retry after an error. */
  static boolean isRetryable(int code) {
    return ErrorCode.of(code).filter(RETRYABLE::contains).isPresent();
  }

  static List<String> of(int code, Command command) {
    if (command.get("txnNumber") == null) {
      return List.of();
    }
    boolean inTransaction = BsonBoolean.FALSE.equals(command.get("autocommit"));
    boolean ends =
        command.name().equals("commitTransaction") || command.name().equals("abortTransaction");
    if (inTransaction && !ends) {
      return isRetryable(code) || code == ErrorCode.WRITE_CONFLICT.number()
          ? List.of("TransientTransactionError")
          : List.of();
    }
    return isRetryable(code) ? List.of("RetryableWriteError") : List.of();
  }
}

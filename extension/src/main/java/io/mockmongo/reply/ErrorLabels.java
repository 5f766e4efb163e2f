package io.mockmongo.reply;

import io.mockmongo.message.Command;
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

  /** After these a write is worth a retry. */
  static final Set<Integer> RETRYABLE =
      Set.of(6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

  private static final int WRITE_CONFLICT = 112;

  private ErrorLabels() {}

  static List<String> of(int code, Command command) {
    if (command.get("txnNumber") == null) {
      return List.of();
    }
    boolean inTransaction = BsonBoolean.FALSE.equals(command.get("autocommit"));
    boolean ends =
        command.name().equals("commitTransaction") || command.name().equals("abortTransaction");
    if (inTransaction && !ends) {
      return RETRYABLE.contains(code) || code == WRITE_CONFLICT
          ? List.of("TransientTransactionError")
          : List.of();
    }
    return RETRYABLE.contains(code) ? List.of("RetryableWriteError") : List.of();
  }
}

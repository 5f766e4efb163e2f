package io.mockmongo.database;

import io.mockmongo.message.Command;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for transaction numbers: which commands may be in a transaction, or be numbered alone.
 */
final class TransactionRules {

  private static final int NOT_IN_TRANSACTIONS = 263;
  private static final int NOT_RETRYABLE = 50768;

  private static final Set<String> RETRYABLE =
      Set.of(
          "insert",
          "update",
          "delete",
          "findAndModify",
          "findandmodify",
          "bulkWrite",
          "commitTransaction",
          "abortTransaction");

  private static final Set<String> IN_TRANSACTIONS = new HashSet<>(RETRYABLE);

  static {
    IN_TRANSACTIONS.addAll(
        Set.of(
            "aggregate",
            "coordinateCommitTransaction",
            "create",
            "createIndexes",
            "distinct",
            "find",
            "geoSearch",
            "getMore",
            "killCursors",
            "prepareTransaction"));
  }

  private TransactionRules() {}

  /** Returns the error of a server for a command with a transaction number that may have none. */
  static Optional<Refusal> refusal(Command command) {
    String name = command.name();
    if (command.isInTransaction()) {
      return IN_TRANSACTIONS.contains(name)
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  NOT_IN_TRANSACTIONS,
                  "Cannot run '" + name + "' in a multi-document transaction."));
    }
    return command.get("txnNumber") == null || RETRYABLE.contains(name)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                NOT_RETRYABLE,
                "txnNumber may only be provided for multi-document transactions and retryable"
                    + " write commands. autocommit:false was not provided, and "
                    + name
                    + " is not a retryable write command."));
  }
}

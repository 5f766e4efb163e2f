package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;

/**
 * The rules for commands with a transaction number: which may be in a transaction, and with which
 * fields, or be numbered alone.
 */
final class TransactionRules {

  private static final int NOT_IN_TRANSACTIONS = 263;
  private static final int NOT_RETRYABLE = 50768;

  private static final Set<String> ENDS =
      Set.of(
          "commitTransaction",
          "abortTransaction",
          "coordinateCommitTransaction",
          "prepareTransaction");

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
          ? inConcerns(command)
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

  /** The first statement has the read concern of the transaction, its end the write concern. */
  private static Optional<Refusal> inConcerns(Command command) {
    if (has(command, "writeConcern") && !ENDS.contains(command.name())) {
      return Optional.of(
          new Refusal(
              Refusal.INVALID_OPTIONS,
              "writeConcern is not allowed within a multi-statement transaction"));
    }
    return has(command, "readConcern") && !Fields.isTrue(command.body(), "startTransaction")
        ? Optional.of(
            new Refusal(
                Refusal.INVALID_OPTIONS,
                "Only the first command in a transaction may specify a readConcern"))
        : Optional.empty();
  }

  private static boolean has(Command command, String field) {
    BsonValue value = Fields.get(command.body(), field);
    return value != null && value.isDocument() && !value.asDocument().isEmpty();
  }
}

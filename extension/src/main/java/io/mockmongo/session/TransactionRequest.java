package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.Set;
import org.bson.BsonValue;

/**
 * A request with a transaction number: a statement of a transaction, its end, or a retryable write.
 *
 * @param command the command
 * @param lsid the session
 * @param number the transaction number
 */
record TransactionRequest(Command command, BsonValue lsid, long number) {

  private static final Set<String> WRITES =
      Set.of("insert", "update", "delete", "findAndModify", "findandmodify", "bulkWrite");

  private static final Set<String> OTHERS =
      Set.of(
          "find",
          "aggregate",
          "distinct",
          "getMore",
          "killCursors",
          "create",
          "createIndexes",
          "commitTransaction",
          "abortTransaction");

  /** Returns a command as such a request, or null if it has no such number in a session. */
  static TransactionRequest of(Command command) {
    if (!WRITES.contains(command.name()) && !OTHERS.contains(command.name())) {
      return null;
    }
    BsonValue number = Fields.get(command.body(), "txnNumber");
    if (number == null || !number.isNumber()) {
      return null;
    }
    BsonValue lsid = Fields.get(command.body(), "lsid");
    return lsid == null
        ? null
        : new TransactionRequest(command, lsid, number.asNumber().longValue());
  }

  /** Returns the session's UUID, or the text of another {@code lsid}; made anew by each call. */
  String session() {
    return SessionName.of(lsid);
  }

  /** Tells whether this is a statement or the end of a transaction, and no retryable write. */
  boolean isInTransaction() {
    return command.isInTransaction();
  }

  boolean starts() {
    return Fields.isTrue(command.body(), "startTransaction");
  }

  boolean commits() {
    return command.name().equals("commitTransaction");
  }

  boolean aborts() {
    return command.name().equals("abortTransaction");
  }

  boolean ends() {
    return commits() || aborts();
  }

  boolean writes() {
    return WRITES.contains(command.name());
  }
}

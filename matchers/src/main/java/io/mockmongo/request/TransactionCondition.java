package io.mockmongo.request;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.pattern.Difference;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonValue;

/**
 * A condition that a request is in the same transaction as another one.
 *
 * <p>Specification: transactions, "constructing any other command within a transaction".
 */
record TransactionCondition(Received other) implements FactCondition<Received> {

  private static final List<String> FIELDS = List.of("lsid", "txnNumber", "autocommit");

  /** Returns the condition, if the other request is in a transaction. */
  static TransactionCondition of(Received other) {
    Command command = other.command();
    if (!command.isInTransaction()
        || command.get("lsid") == null
        || command.get("txnNumber") == null) {
      throw new IllegalArgumentException(
          "inTransactionOf(...): "
              + RequestReader.label(other)
              + " is in no transaction (lsid, txnNumber, and autocommit: false)");
    }
    return new TransactionCondition(other);
  }

  @Override
  public void compare(Received request, Consumer<Difference> report) {
    for (String field : FIELDS) {
      BsonValue expected = other.command().get(field);
      BsonValue actual = request.command().get(field);
      if (!Objects.equals(expected, actual)) {
        report.accept(Difference.of(field, expected, actual));
      }
    }
  }

  @Override
  public String text() {
    return "in the transaction of " + RequestReader.label(other);
  }
}

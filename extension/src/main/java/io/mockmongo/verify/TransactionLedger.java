package io.mockmongo.verify;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;

/** The ledger of transactions that were neither committed nor aborted. Not thread-safe. */
final class TransactionLedger implements Ledger {

  /** By session and number, as texts: values of a message would keep its bytes. */
  private final Map<String, String> openers;

  TransactionLedger() {
    this(Map.of());
  }

  private TransactionLedger(Map<String, String> openers) {
    this.openers = new LinkedHashMap<>(openers);
  }

  @Override
  public void follow(Fact fact) {
    if (!(fact instanceof Received request) || !request.command().isInTransaction()) {
      return;
    }
    RawBsonDocument body = request.command().body();
    String transaction = Fields.get(body, "lsid") + " " + Fields.get(body, "txnNumber");
    switch (request.command().name()) {
      case "commitTransaction", "abortTransaction" -> openers.remove(transaction);
      default -> openers.computeIfAbsent(transaction, absent -> Ledger.named(request));
    }
  }

  @Override
  public List<String> leaks() {
    return openers.values().stream()
        .map(
            opener ->
                "the transaction started by "
                    + opener
                    + " was left open: neither committed nor aborted")
        .toList();
  }

  @Override
  public TransactionLedger copy() {
    return new TransactionLedger(openers);
  }
}

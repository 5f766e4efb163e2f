package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.script.Leak;
import java.util.EnumMap;
import java.util.Map;

/**
 * The cursors, transactions and connections that were open when the journal discarded its last
 * fact, so that none is forgotten with the facts. Thread-safe.
 */
public final class OpenResources {

  private final Map<Leak, Ledger> ledgers =
      new EnumMap<>(
          Map.of(
              Leak.CURSORS, new CursorLedger(),
              Leak.TRANSACTIONS, new TransactionLedger(),
              Leak.CONNECTIONS, new ConnectionLedger()));

  private Position upTo = Position.START;

  /** The resources of one kind that were open at a position. */
  record Snapshot(Ledger ledger, Position upTo) {}

  /** Takes note of a fact that is discarded, each in its order. */
  public synchronized void discard(Fact fact) {
    ledgers.values().forEach(ledger -> ledger.follow(fact));
    upTo = fact.position();
  }

  synchronized Snapshot of(Leak kind) {
    return new Snapshot(ledgers.get(kind).copy(), upTo);
  }
}

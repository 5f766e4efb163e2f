package io.mockmongo.verify;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ledger of open connections that clients have used. A driver that is closed while it opens
 * another one may leave that open, without a word on it. Not thread-safe.
 */
final class ConnectionLedger implements Ledger {

  private final Set<ConnectionId> open;

  ConnectionLedger() {
    this(Set.of());
  }

  private ConnectionLedger(Set<ConnectionId> open) {
    this.open = new LinkedHashSet<>(open);
  }

  @Override
  public void follow(Fact fact) {
    if (fact instanceof Received) {
      open.add(fact.connection());
    } else if (fact instanceof ConnectionEnded) {
      open.remove(fact.connection());
    }
  }

  @Override
  public List<String> leaks() {
    return open.stream()
        .map(id -> "connection " + id.number() + " was left open: the client did not close it")
        .toList();
  }

  @Override
  public ConnectionLedger copy() {
    return new ConnectionLedger(open);
  }
}

package io.mockmongo.session;

import java.util.Map;

/**
 * The outcomes of transactions: which were committed or aborted last in each session. The servers
 * of one deployment share them: a member learns from the oplog what the former primary committed,
 * and a mongos from the shards what another one committed. What is still in progress is known to
 * one server only. Thread-safe.
 *
 * <pre>{@code
 * TransactionOutcomes outcomes = new TransactionOutcomes();
 * new ServerTransactions(outcomes); // one for each server
 * }</pre>
 *
 * <p>Outcomes are kept until the server is reset or the client ends the session, of the 10,000
 * sessions that were used last.
 */
public final class TransactionOutcomes {

  private final Map<String, Transaction> bySession = new LatestTransactions();

  /** Whether there was any transaction; each retryable write asks, without the lock. */
  private volatile boolean used;

  /** Creates the outcomes of a deployment, none yet. */
  public TransactionOutcomes() {}

  synchronized Transaction of(String session) {
    return bySession.get(session);
  }

  synchronized void put(String session, Transaction ended) {
    bySession.put(session, ended);
    used = true;
  }

  /** Tells whether no transaction has ended since the last reset. */
  boolean areUnused() {
    return !used;
  }

  synchronized void forget(String session) {
    bySession.remove(session);
  }

  synchronized void clear() {
    bySession.clear();
    used = false;
  }
}

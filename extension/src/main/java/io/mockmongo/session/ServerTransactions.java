package io.mockmongo.session;

import io.mockmongo.session.Transaction.Stage;
import java.util.Map;

/**
 * The transactions that one server knows: the latest of each session, begun here, and the outcomes
 * that the servers of its deployment share. Thread-safe.
 *
 * <pre>{@code
 * ServerTransactions transactions = new ServerTransactions(new TransactionOutcomes());
 * transactions.loseUnfinished(); // as a server that goes down or steps down
 * }</pre>
 *
 * <p>A transaction is known from the reply to the request that starts it, of any responder, and
 * until a newer number in its session, {@code endSessions}, or a reset. Of more than 10,000
 * sessions, those that were used least recently are forgotten.
 */
public final class ServerTransactions {

  private final TransactionOutcomes outcomes;
  private final Map<String, Transaction> here = new LatestTransactions();

  /** Whether a transaction was begun here; each retryable write asks, without the lock. */
  private volatile boolean used;

  /**
   * Creates the transactions of a server, none yet.
   *
   * @param outcomes those that the servers of its deployment share
   */
  public ServerTransactions(TransactionOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** Returns the latest transaction of a session that this server has seen, or null. */
  synchronized Transaction seen(String session) {
    return here.get(session);
  }

  /** Returns the latest transaction of a session that this server knows of, or null. */
  Transaction latest(String session) {
    Transaction seen = seen(session);
    Transaction ended = outcomes.of(session);
    return seen == null || ended != null && ended.number() >= seen.number() ? ended : seen;
  }

  /** Tells whether there was no transaction since the last reset. */
  boolean areUnused() {
    return !used && outcomes.areUnused();
  }

  /** Notes a statement that has succeeded: it begins its transaction, or continues it. */
  synchronized void succeeded(TransactionRequest statement) {
    Transaction before = latest(statement.session());
    boolean continues =
        before != null && before.isInProgress() && before.number() == statement.number();
    if (continues || statement.starts() && isNew(statement, before)) {
      boolean hasWritten = statement.writes() || continues && before.hasWritten();
      here.put(
          statement.session(), new Transaction(statement.number(), Stage.IN_PROGRESS, hasWritten));
      used = true;
    }
  }

  /** Notes a statement that has failed, which aborts its transaction. */
  synchronized void failed(TransactionRequest statement) {
    Transaction before = latest(statement.session());
    if (statement.starts() && isNew(statement, before)) {
      ended(statement, Stage.ABORTED);
    } else {
      abort(statement);
    }
  }

  /** Aborts the transaction of a request if it is in progress here. */
  synchronized void abort(TransactionRequest request) {
    Transaction known = latest(request.session());
    if (known != null && known.isInProgress() && known.number() == request.number()) {
      ended(request, Stage.ABORTED);
    }
  }

  /** Notes the end of the transaction of a request, unless its session has a newer one. */
  synchronized void ended(TransactionRequest request, Stage stage) {
    Transaction known = latest(request.session());
    if (known == null || known.number() <= request.number()) {
      Transaction ended = new Transaction(request.number(), stage);
      here.put(request.session(), ended);
      outcomes.put(request.session(), ended);
    }
  }

  /** Notes a retryable write, whose number ends a transaction with an older one. */
  synchronized void wroteOutside(TransactionRequest write) {
    Transaction known = latest(write.session());
    if (known != null && known.number() < write.number()) {
      here.put(write.session(), new Transaction(write.number(), Stage.RETRYABLE_WRITE));
    }
  }

  private static boolean isNew(TransactionRequest statement, Transaction before) {
    return before == null || before.number() < statement.number();
  }

  /** Forgets a session. */
  synchronized void forget(String session) {
    here.remove(session);
    outcomes.forget(session);
  }

  /** Aborts the transaction that a session has in progress. */
  synchronized void abort(String session) {
    here.computeIfPresent(session, (id, known) -> aborted(known));
  }

  /** Aborts all transactions in progress. */
  synchronized void abortAll() {
    here.replaceAll((id, known) -> aborted(known));
  }

  private static Transaction aborted(Transaction known) {
    return known.isInProgress() ? new Transaction(known.number(), Stage.ABORTED) : known;
  }

  /**
   * Loses the transactions in progress, as a server does that goes down or is no longer primary.
   * Outcomes are kept.
   */
  public synchronized void loseUnfinished() {
    here.clear();
  }

  /** Forgets all transactions, and the outcomes of the whole deployment. */
  public synchronized void clear() {
    here.clear();
    used = false;
    outcomes.clear();
  }
}

package io.mockmongo.request;

import io.mockmongo.journal.Received;
import java.util.List;
import org.bson.BsonDocument;

/**
 * A pattern for the session of requests: the session, its transactions, and retries.
 *
 * <pre>{@code
 * anyCommand().inSessionOf(first).outsideTransaction()
 * }</pre>
 *
 * @param <P> the pattern itself
 */
public abstract sealed class SessionPattern<P extends SessionPattern<P>>
    extends MessagePattern<Received, P> permits ClientPattern {

  SessionPattern(List<FactCondition<? super Received>> conditions) {
    super(Received.class, "request", conditions);
  }

  /**
   * Requires any session: {@code lsid} is present.
   *
   * <pre>{@code
   * command("find").inSession()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P inSession() {
    return and(SessionConditions.session());
  }

  /**
   * Requires a session by its identifier.
   *
   * <pre>{@code
   * command("abortTransaction").inSession(lsid)
   * }</pre>
   *
   * @param lsid the session's identifier, {@code {id: ...}}, as from {@code
   *     ClientSession.getServerSession().getIdentifier()}
   * @return a new pattern with this condition
   */
  public P inSession(BsonDocument lsid) {
    return and(
        SessionConditions.session(ArgumentChecks.notNull(lsid, "inSession(...)", "an lsid")));
  }

  /**
   * Requires the same session as that of another request.
   *
   * <pre>{@code
   * command("getMore").inSessionOf(find)
   * }</pre>
   *
   * @param other the other request
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the other request was sent without a session
   */
  public P inSessionOf(Received other) {
    return and(
        SessionConditions.sessionOf(
            ArgumentChecks.notNull(other, "inSessionOf(...)", "a request")));
  }

  /**
   * Requires any transaction: {@code autocommit} is false. The first request of a transaction and
   * its commit or abort are in it; a retryable write, which has a {@code txnNumber} only, is in
   * none.
   *
   * <pre>{@code
   * command("commitTransaction", "abortTransaction").inTransaction()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P inTransaction() {
    return and(SessionConditions.transaction());
  }

  /**
   * Requires the same transaction as that of another request: the same session and transaction
   * number. The commit or abort is in it, also on another server; a retryable write is not.
   *
   * <pre>{@code
   * command("commitTransaction").inTransactionOf(insert)
   * }</pre>
   *
   * @param other the other request
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the other request is in no transaction
   */
  public P inTransactionOf(Received other) {
    return and(
        TransactionCondition.of(
            ArgumentChecks.notNull(other, "inTransactionOf(...)", "a request")));
  }

  /**
   * Requires the first request of a transaction: {@code startTransaction} is true.
   *
   * <pre>{@code
   * anyCommand().startingTransaction()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P startingTransaction() {
    return and(SessionConditions.transactionStart());
  }

  /**
   * Requires that the request is in no transaction: {@code autocommit} is absent.
   *
   * <pre>{@code
   * command("find").outsideTransaction()
   * }</pre>
   *
   * @return a new pattern with this condition
   */
  public P outsideTransaction() {
    return and(SessionConditions.noTransaction());
  }

  /**
   * Requires a retry of another request: a retryable write, or the end of a transaction, with the
   * same session and transaction number; any other command, also within a transaction, with the
   * same fields, except {@code $clusterTime} and {@code maxTimeMS} (the remaining time). If the
   * same server received both, the retry must be the later one. A pattern does not see replies: if
   * an application sends the same read twice in a session, the second one matches too.
   *
   * <pre>{@code
   * Request retry = server.receives(command("insert").isRetryOf(first));
   * }</pre>
   *
   * @param first the original request
   * @return a new pattern with this condition
   */
  public P isRetryOf(Received first) {
    return and(new RetryCondition(ArgumentChecks.notNull(first, "isRetryOf(...)", "a request")));
  }
}

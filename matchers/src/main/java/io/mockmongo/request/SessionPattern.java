package io.mockmongo.request;

import io.mockmongo.journal.Received;
import java.util.List;
import org.bson.BsonDocument;

/**
 * A pattern over requests as parts of a session: its transactions, and what is sent there again.
 *
 * <pre>{@code
 * anyCommand().inSessionOf(first).outsideTransaction()
 * }</pre>
 *
 * @param <P> the pattern itself
 */
public abstract sealed class SessionPattern<P extends SessionPattern<P>>
    extends MessagePattern<Received, P> permits RequestPattern {

  SessionPattern(List<FactCondition<? super Received>> conditions) {
    super(Received.class, "request", conditions);
  }

  /**
   * Asks for a session, whichever: {@code lsid} is there.
   *
   * <pre>{@code
   * command("find").inSession()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P inSession() {
    return and(SessionConditions.session());
  }

  /**
   * Asks for one session.
   *
   * <pre>{@code
   * command("abortTransaction").inSession(lsid)
   * }</pre>
   *
   * @param lsid what the driver calls the session's identifier, {@code {id: ...}}
   * @return the longer pattern
   */
  public P inSession(BsonDocument lsid) {
    return and(SessionConditions.session(ArgumentChecks.value(lsid, "inSession(...)", "an lsid")));
  }

  /**
   * Asks for the same session as another request's.
   *
   * <pre>{@code
   * command("getMore").inSessionOf(find)
   * }</pre>
   *
   * @param other the other request
   * @return the longer pattern
   * @throws IllegalArgumentException if the other request was sent without a session
   */
  public P inSessionOf(Received other) {
    return and(
        SessionConditions.sessionOf(ArgumentChecks.value(other, "inSessionOf(...)", "a request")));
  }

  /**
   * Asks for a transaction, whichever: {@code autocommit} is false. Its first request and its end
   * are in it; a retryable write, which has a {@code txnNumber} alone, is in none.
   *
   * <pre>{@code
   * command("commitTransaction", "abortTransaction").inTransaction()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P inTransaction() {
    return and(SessionConditions.transaction());
  }

  /**
   * Asks for the first request of a transaction: {@code startTransaction} is true.
   *
   * <pre>{@code
   * anyCommand().startingTransaction()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P startingTransaction() {
    return and(SessionConditions.transactionStart());
  }

  /**
   * Asks that there is no transaction: no {@code autocommit}, whatever its value.
   *
   * <pre>{@code
   * command("find").outsideTransaction()
   * }</pre>
   *
   * @return the longer pattern
   */
  public P outsideTransaction() {
    return and(SessionConditions.noTransaction());
  }

  /**
   * Asks that another request is sent again: a write, or the end of a transaction, with the same
   * session and transaction number; anything else with the same fields, but for {@code
   * $clusterTime}, and for {@code maxTimeMS}, which tells the time that is left. It must have come
   * later, if both came to the same server. A pattern sees no replies: of an application that sends
   * the same read twice in a session, the second matches too.
   *
   * <pre>{@code
   * Request retry = server.receives(command("insert").isRetryOf(first));
   * }</pre>
   *
   * @param first the other request
   * @return the longer pattern
   */
  public P isRetryOf(Received first) {
    return and(new RetryCondition(ArgumentChecks.value(first, "isRetryOf(...)", "a request")));
  }
}

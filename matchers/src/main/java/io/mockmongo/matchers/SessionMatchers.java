package io.mockmongo.matchers;

import io.mockmongo.journal.Received;
import io.mockmongo.request.RequestPattern;
import org.bson.BsonDocument;

/**
 * Matchers for the sessions, transactions and retries of requests. They are part of {@link
 * MongoMatchers}, whose static import includes them.
 *
 * <pre>{@code
 * import static io.mockmongo.matchers.MongoMatchers.*;
 *
 * assertThat(retry, allOf(inTransaction(), inSessionOf(first), not(onConnectionOf(first))));
 * }</pre>
 */
public abstract sealed class SessionMatchers permits MongoMatchers {

  SessionMatchers() {}

  /**
   * Matches requests in any session; see {@link RequestPattern#inSession()}.
   *
   * <pre>{@code
   * assertThat(find, is(inSession()));
   * assertThat(ping, not(inSession()));
   * }</pre>
   */
  public static RequestPattern inSession() {
    return RequestPattern.anyRequest().inSession();
  }

  /**
   * Matches requests in the session with an identifier; see {@link
   * RequestPattern#inSession(BsonDocument)}.
   *
   * <pre>{@code
   * BsonDocument lsid = new BsonDocument("id", new BsonBinary(uuid));
   * assertThat(find, is(inSession(lsid)));
   * }</pre>
   */
  public static RequestPattern inSession(BsonDocument lsid) {
    return RequestPattern.anyRequest().inSession(lsid);
  }

  /**
   * Matches requests in the same session as another request; see {@link
   * RequestPattern#inSessionOf(Received)}.
   *
   * <pre>{@code
   * assertThat(List.of(find, commit), everyItem(is(inSessionOf(insert))));
   * }</pre>
   */
  public static RequestPattern inSessionOf(Received other) {
    return RequestPattern.anyRequest().inSessionOf(other);
  }

  /**
   * Matches requests in any transaction; see {@link RequestPattern#inTransaction()}.
   *
   * <pre>{@code
   * assertThat(List.of(insert, find, commit), everyItem(is(inTransaction())));
   * }</pre>
   */
  public static RequestPattern inTransaction() {
    return RequestPattern.anyRequest().inTransaction();
  }

  /**
   * Matches requests in the same transaction as another request; see {@link
   * RequestPattern#inTransactionOf(Received)}.
   *
   * <pre>{@code
   * assertThat(List.of(find, commit), everyItem(is(inTransactionOf(insert))));
   * }</pre>
   */
  public static RequestPattern inTransactionOf(Received other) {
    return RequestPattern.anyRequest().inTransactionOf(other);
  }

  /**
   * Matches requests that start a transaction; see {@link RequestPattern#startingTransaction()}.
   *
   * <pre>{@code
   * assertThat(insert, is(startingTransaction()));
   * assertThat(commit, allOf(inTransaction(), not(startingTransaction())));
   * }</pre>
   */
  public static RequestPattern startingTransaction() {
    return RequestPattern.anyRequest().startingTransaction();
  }

  /**
   * Matches requests outside any transaction; see {@link RequestPattern#outsideTransaction()}.
   *
   * <pre>{@code
   * assertThat(retry, allOf(inSession(), outsideTransaction()));
   * assertThat(find, not(outsideTransaction()));
   * }</pre>
   */
  public static RequestPattern outsideTransaction() {
    return RequestPattern.anyRequest().outsideTransaction();
  }

  /**
   * Matches retries of a request; see {@link RequestPattern#isRetryOf(Received)}.
   *
   * <pre>{@code
   * assertThat(retry, allOf(isRetryOf(first), not(onConnectionOf(first))));
   * }</pre>
   */
  public static RequestPattern isRetryOf(Received first) {
    return RequestPattern.anyRequest().isRetryOf(first);
  }
}

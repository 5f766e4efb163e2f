package io.mockmongo.retry;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.request.RequestPattern;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Finds the retries in a journal, by {@link RequestPattern#isRetryOf}. A retryable write or the end
 * of a transaction is a retry if an earlier one has its number. Any other command, which an
 * application may send twice, is a retry only if it is the next one in its session after an attempt
 * that drivers repeat. Not thread-safe.
 *
 * <pre>{@code
 * new RetryDetector(server.journal()).of(request).map(Retry::text)
 * }</pre>
 *
 * <p>Specifications: retryable writes; retryable reads, "retryable error"; client backpressure.
 */
public final class RetryDetector {

  private final Failures failures;
  private final Map<Operation, Attempts> operations = new HashMap<>();
  private final Map<Received, Retry> retries = new IdentityHashMap<>();

  /**
   * An operation of a session.
   *
   * @param command the name of the command
   * @param session the field {@code lsid}
   * @param number the transaction number of a retryable write or the end of a transaction; null for
   *     any other command
   */
  private record Operation(String command, BsonValue session, BsonValue number) {}

  /** The attempts at one operation up to now. */
  private record Attempts(Received first, Received last, int count) {}

  /**
   * Finds the retries.
   *
   * @param journal the journal of a conversation
   */
  public RetryDetector(Journal journal) {
    this.failures = new Failures(journal);
    journal.received().forEach(this::follow);
  }

  /**
   * Returns what is known of a request as a retry.
   *
   * @param request a request of the journal
   * @return empty if it repeats no other one
   */
  public Optional<Retry> of(Received request) {
    return Optional.ofNullable(retries.get(request));
  }

  private void follow(Received request) {
    BsonValue session = request.command().get("lsid");
    if (session == null) {
      return;
    }
    BsonValue number =
        request.command().isRetriedByNumber() ? request.command().get("txnNumber") : null;
    Operation operation = new Operation(request.command().name(), session, number);
    Attempts before = operations.get(operation);
    Attempts attempts =
        before != null && isRetry(request, before.last())
            ? next(request, before)
            : new Attempts(request, request, 1);
    if (number != null || failures.isRepeated(request)) {
      operations.put(operation, attempts);
    } else {
      operations.remove(operation);
    }
  }

  private static boolean isRetry(Received request, Received earlier) {
    return RequestPattern.anyRequest().isRetryOf(earlier).matches(request);
  }

  private Attempts next(Received request, Attempts before) {
    int attempt = before.count() + 1;
    retries.put(request, new Retry(before.first(), attempt, failures.reason(before.last())));
    return new Attempts(before.first(), request, attempt);
  }
}

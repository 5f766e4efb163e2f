package io.mockmongo.verify;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpMsg;
import io.mockmongo.reply.ServerError;
import io.mockmongo.request.RequestPattern;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonValue;

/**
 * Finds the request that a retry repeats, by {@link RequestPattern#isRetryOf}. A read, which an
 * application may send twice, is a retry only after a retryable error or the end of its connection.
 *
 * <p>Specifications: retryable writes; retryable reads, "retryable error".
 */
final class RetryDetector {

  private RetryDetector() {}

  /** Returns the first request that a request repeats, or empty if it is no retry. */
  static Optional<Received> of(Received request, Journal journal) {
    Command command = request.command();
    if (command.get("lsid") == null) {
      return Optional.empty();
    }
    boolean isNumbered = command.get("txnNumber") != null;
    return journal.received().stream()
        .takeWhile(earlier -> earlier.position().isBefore(request.position()))
        .filter(earlier -> RequestPattern.anyRequest().isRetryOf(earlier).matches(request))
        .filter(earlier -> isNumbered || hasFailed(earlier, journal))
        .findFirst();
  }

  private static boolean hasFailed(Received read, Journal journal) {
    return failedRetryably(read, journal) || endedConnections(journal).contains(read.connection());
  }

  private static boolean failedRetryably(Received request, Journal journal) {
    return journal.sent().stream()
        .filter(sent -> sent.request() == request)
        .map(Sent::message)
        .filter(OpMsg.class::isInstance)
        .map(message -> ((OpMsg) message).body().get("code"))
        .anyMatch(RetryDetector::isRetryable);
  }

  private static boolean isRetryable(BsonValue code) {
    return code != null
        && code.isNumber()
        && ServerError.isRetryableRead(code.asNumber().intValue());
  }

  private static Set<ConnectionId> endedConnections(Journal journal) {
    return journal.facts().stream()
        .filter(ConnectionEnded.class::isInstance)
        .map(ended -> ended.connection())
        .collect(Collectors.toSet());
  }
}

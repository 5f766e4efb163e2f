package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpMsg;
import io.mockmongo.reply.ServerError;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Which request another one repeats: a driver sends a write again with the same session and
 * transaction number, and a read again as it was, after an error that a retry may help against or
 * after its connection ended.
 *
 * <p>Specifications: retryable writes; retryable reads, "retryable error".
 */
final class Retry {

  private Retry() {}

  /** Returns the first request that a request repeats, or empty if it is the first of its kind. */
  static Optional<Received> of(Received request, Journal journal) {
    Command command = request.command();
    if (command.get("lsid") == null || command.get("autocommit") != null) {
      return Optional.empty();
    }
    return journal.received().stream()
        .takeWhile(earlier -> earlier.order() < request.order())
        .filter(earlier -> earlier.command().name().equals(command.name()))
        .filter(earlier -> same("lsid", earlier, request))
        .filter(
            earlier ->
                command.get("txnNumber") == null
                    ? isSameRead(earlier, request, journal)
                    : same("txnNumber", earlier, request))
        .findFirst();
  }

  private static boolean isSameRead(Received earlier, Received later, Journal journal) {
    return withoutClusterTime(earlier.command()).equals(withoutClusterTime(later.command()))
        && (failedRetryably(earlier, journal)
            || endedConnections(journal).contains(earlier.connection()));
  }

  private static boolean failedRetryably(Received request, Journal journal) {
    return journal.sent().stream()
        .filter(sent -> sent.request() == request)
        .map(Sent::message)
        .filter(OpMsg.class::isInstance)
        .map(message -> ((OpMsg) message).body().get("code"))
        .anyMatch(Retry::isRetryable);
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

  private static boolean same(String field, Received earlier, Received later) {
    return Objects.equals(earlier.command().get(field), later.command().get(field));
  }

  private static BsonDocument withoutClusterTime(Command command) {
    BsonDocument document = new BsonDocument();
    document.putAll(command.document());
    document.remove("$clusterTime");
    return document;
  }
}

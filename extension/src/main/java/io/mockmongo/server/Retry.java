package io.mockmongo.server;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/**
 * Which request another one repeats: a driver sends a write again with the same session and
 * transaction number, and a read again as it was after its connection ended.
 *
 * <p>Specifications: retryable writes; retryable reads.
 */
final class Retry {

  private Retry() {}

  /** Returns the first request that a request repeats, or empty if it is the first of its kind. */
  static Optional<Received> of(Received request, Journal journal) {
    if (request.command().get("lsid") == null) {
      return Optional.empty();
    }
    Set<ConnectionId> ended =
        journal.facts().stream()
            .filter(ConnectionEnded.class::isInstance)
            .map(fact -> fact.connection())
            .collect(Collectors.toSet());
    return journal.received().stream()
        .filter(earlier -> earlier.order() < request.order())
        .filter(earlier -> isSameWrite(earlier, request) || isSameRead(earlier, request, ended))
        .findFirst();
  }

  private static boolean isSameWrite(Received earlier, Received later) {
    return later.command().get("txnNumber") != null
        && same("txnNumber", earlier, later)
        && same("lsid", earlier, later)
        && same("stmtId", earlier, later)
        && later.command().get("autocommit") == null
        && earlier.command().name().equals(later.command().name());
  }

  private static boolean isSameRead(Received earlier, Received later, Set<ConnectionId> ended) {
    return later.command().get("txnNumber") == null
        && ended.contains(earlier.connection())
        && withoutClusterTime(earlier.command()).equals(withoutClusterTime(later.command()));
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

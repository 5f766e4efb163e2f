package io.mockmongo.retry;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.ServerError;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The failures of requests: an error of the server, or the end of the connection before a reply.
 */
final class Failures {

  private static final Set<String> OVERLOAD_LABELS =
      Set.of("SystemOverloadedError", "RetryableError");

  /** Failures are recorded after the retry that they cause, if the client is fast. */
  private final Map<Received, Sent> replies = new IdentityHashMap<>();

  private final Set<ConnectionId> ended = new HashSet<>();

  Failures(Journal journal) {
    journal
        .facts()
        .forEach(
            fact -> {
              if (fact instanceof Sent sent) {
                replies.put(sent.request(), sent);
              } else if (fact instanceof ConnectionEnded end) {
                ended.add(end.connection());
              }
            });
  }

  /** Tells whether drivers repeat a request that has no number of its own. */
  boolean isRepeated(Received request) {
    Sent reply = replies.get(request);
    if (reply == null) {
      return !isInTransaction(request) && ended.contains(request.connection());
    }
    BsonDocument error = reply.document();
    BsonValue code = Fields.get(error, "code");
    return labels(error).containsAll(OVERLOAD_LABELS)
        || code != null
            && code.isNumber()
            && !isInTransaction(request)
            && ServerError.isRetryableRead(code.asNumber().intValue());
  }

  private static boolean isInTransaction(Received request) {
    return request.command().isInTransaction();
  }

  /** Returns why a request failed; "" if it did not, or nothing is known yet. */
  String reason(Received request) {
    Sent reply = replies.get(request);
    if (reply == null) {
      return ended.contains(request.connection()) ? "its connection ended" : "";
    }
    BsonDocument document = reply.document();
    BsonValue concern = Fields.get(document, "writeConcernError");
    String error =
        concern != null && concern.isDocument()
            ? named("the write concern error ", concern.asDocument())
            : named("", document);
    List<String> labels = labels(document);
    return error.isEmpty() || labels.isEmpty()
        ? error
        : error + " with " + String.join(" and ", labels);
  }

  private static String named(String kind, BsonDocument error) {
    BsonValue code = Fields.get(error, "code");
    BsonValue name = Fields.get(error, "codeName");
    if (code == null || !code.isNumber()) {
      return "";
    }
    String number = String.valueOf(code.asNumber().intValue());
    return kind
        + (name != null && name.isString() ? name.asString().getValue() + " " : "")
        + number;
  }

  private static List<String> labels(BsonDocument reply) {
    BsonValue labels = Fields.get(reply, "errorLabels");
    return labels == null || !labels.isArray()
        ? List.of()
        : labels.asArray().stream()
            .filter(BsonValue::isString)
            .map(label -> label.asString().getValue())
            .toList();
  }
}

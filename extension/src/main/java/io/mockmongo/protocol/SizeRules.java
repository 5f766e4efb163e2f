package io.mockmongo.protocol;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.journal.Received;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.state.MessageLimits;
import java.util.Map;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The rules for sizes: the limits in the reply to hello. A message beyond the longest that a server
 * reads closes the connection instead, before its body is read.
 *
 * <p>Specification: MongoDB handshake; server limits.
 */
final class SizeRules {

  /** The field that holds the writes of each command that has a batch of writes. */
  private static final Map<String, String> BATCHES =
      Map.of("insert", "documents", "update", "updates", "delete", "deletes", "bulkWrite", "ops");

  private SizeRules() {}

  /** Checks only messages that are long enough to exceed a limit. */
  static void check(
      Received request, OpMsg message, int length, MessageLimits limits, WarningListener warnings) {
    if (!limits.mayBeExceededBy(length)) {
      return;
    }
    check(request, ProtocolRule.MESSAGE_SIZE, length, limits.messageSize(), warnings);
    check(
        request,
        ProtocolRule.BATCH_SIZE,
        batchSize(request, message),
        limits.batchSize(),
        warnings);
    checkDocument(request, message.body(), limits, warnings);
    for (Section.Sequence sequence : message.sequences()) {
      sequence.documents().forEach(each -> checkDocument(request, each, limits, warnings));
    }
  }

  private static int batchSize(Received request, OpMsg message) {
    String batch = BATCHES.get(request.command().name());
    if (batch == null) {
      return 0;
    }
    BsonValue inBody = Fields.get(message.body(), batch);
    int size = inBody == null || !inBody.isArray() ? 0 : inBody.asArray().size();
    for (Section.Sequence sequence : message.sequences()) {
      size += sequence.identifier().equals(batch) ? sequence.documents().size() : 0;
    }
    return size;
  }

  private static void checkDocument(
      Received request, RawBsonDocument document, MessageLimits limits, WarningListener warnings) {
    int size = document.getByteBuffer().remaining();
    check(request, ProtocolRule.DOCUMENT_SIZE, size, limits.maxDocumentLength(), warnings);
  }

  private static void check(
      Received request, ProtocolRule rule, int actual, int limit, WarningListener warnings) {
    if (actual > limit) {
      warnings.add(request, rule, "this one has " + actual + " and the limit is " + limit);
    }
  }
}

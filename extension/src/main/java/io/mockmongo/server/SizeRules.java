package io.mockmongo.server;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ProtocolRule;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import java.util.Set;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The limits that hello tells of; that of a whole message is kept where messages are read.
 *
 * <p>Specification: MongoDB handshake; server limits.
 */
final class SizeRules {

  private static final int MAX_DOCUMENT_SIZE = 16 * 1024 * 1024 + 16 * 1024;
  private static final int MAX_WRITE_BATCH_SIZE = 100_000;

  /** Room for no more writes than there may be, each of them an empty document. */
  private static final int ANY_BATCH_SIZE = 5 * MAX_WRITE_BATCH_SIZE;

  private static final Set<String> BATCHES = Set.of("documents", "updates", "deletes", "ops");

  private SizeRules() {}

  /** Looks at messages only that are long enough to break a rule. */
  static void check(Request request, OpMsg message, int length, Warnings warnings) {
    if (length > ANY_BATCH_SIZE) {
      checkBatches(request, message, warnings);
    }
    if (length > MAX_DOCUMENT_SIZE) {
      checkDocuments(request, message, warnings);
    }
  }

  private static void checkBatches(Request request, OpMsg message, Warnings warnings) {
    for (String batch : BATCHES) {
      BsonValue inBody = Fields.get(message.body(), batch);
      if (inBody != null && inBody.isArray()) {
        checkBatch(request, inBody.asArray().size(), warnings);
      }
    }
    for (Section.Sequence sequence : message.sequences()) {
      if (BATCHES.contains(sequence.identifier())) {
        checkBatch(request, sequence.documents().size(), warnings);
      }
    }
  }

  private static void checkBatch(Request request, int size, Warnings warnings) {
    if (size > MAX_WRITE_BATCH_SIZE) {
      warnings.add(request, ProtocolRule.BATCH_SIZE, "this one has " + size);
    }
  }

  private static void checkDocuments(Request request, OpMsg message, Warnings warnings) {
    checkDocument(request, message.body(), warnings);
    for (Section.Sequence sequence : message.sequences()) {
      sequence.documents().forEach(document -> checkDocument(request, document, warnings));
    }
  }

  private static void checkDocument(Request request, RawBsonDocument document, Warnings warnings) {
    int size = document.getByteBuffer().remaining();
    if (size > MAX_DOCUMENT_SIZE) {
      warnings.add(request, ProtocolRule.DOCUMENT_SIZE, "this one has " + size);
    }
  }
}

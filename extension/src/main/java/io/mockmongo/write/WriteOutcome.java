package io.mockmongo.write;

import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The outcome of one write.
 *
 * <pre>{@code
 * WriteOutcome outcome = write.isUpsert() ? WriteOutcome.upserted(id) : WriteOutcome.UNMATCHED;
 * }</pre>
 *
 * @param n the number of documents that were inserted, matched or deleted
 * @param modified the number of documents that an update changed
 * @param upsertedId the {@code _id} of the document that an upsert inserted, or null
 * @param error the error of the write without its index, or null
 */
public record WriteOutcome(int n, int modified, BsonValue upsertedId, BsonDocument error) {

  /** An insert that succeeded. */
  public static final WriteOutcome INSERTED = new WriteOutcome(1, 0, null, null);

  /** An update or a delete of no document. */
  public static final WriteOutcome UNMATCHED = new WriteOutcome(0, 0, null, null);

  private static final WriteOutcome DELETED = new WriteOutcome(1, 0, null, null);
  private static final WriteOutcome MODIFIED = new WriteOutcome(1, 1, null, null);

  /** Returns the outcome of an update that inserted a document. */
  public static WriteOutcome upserted(BsonValue id) {
    return new WriteOutcome(1, 0, id, null);
  }

  /** Returns the outcome of a write that failed. */
  public static WriteOutcome failed(BsonDocument error) {
    return new WriteOutcome(0, 0, null, error);
  }

  /**
   * Returns the outcome of a write that does what it asks for, to one document: it is inserted,
   * modified or deleted; an upsert inserts it.
   */
  public static WriteOutcome success(Write write) {
    return switch (write.kind()) {
      case INSERT -> INSERTED;
      case DELETE -> DELETED;
      case UPDATE -> write.isUpsert() ? upserted(write.upsertDocument().id()) : MODIFIED;
    };
  }

  /** Tells whether the write failed. */
  public boolean hasFailed() {
    return error != null;
  }
}

package io.mockmongo.write;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The reply to insert, update and delete: counts, and the errors by the index of their write.
 *
 * <p>Specification: CRUD, "write commands".
 */
final class CountReport implements WriteReport {

  private final Write.Kind kind;
  private final BsonArray upserted = new BsonArray();
  private final BsonArray errors = new BsonArray();
  private int n;
  private int modified;

  CountReport(Write.Kind kind) {
    this.kind = kind;
  }

  @Override
  public void add(int index, Write.Kind ofWrite, WriteOutcome outcome) {
    n += outcome.n();
    modified += outcome.modified();
    if (outcome.upsertedId() != null) {
      upserted.add(at(index).append("_id", outcome.upsertedId()));
    }
    if (outcome.hasFailed()) {
      BsonDocument error = at(index);
      error.putAll(outcome.error());
      errors.add(error);
    }
  }

  private static BsonDocument at(int index) {
    return new BsonDocument("index", new BsonInt32(index));
  }

  @Override
  public BsonDocument document() {
    BsonDocument reply = new BsonDocument("n", new BsonInt32(n));
    if (!upserted.isEmpty()) {
      reply.append("upserted", upserted);
    }
    if (kind == Write.Kind.UPDATE) {
      reply.append("nModified", new BsonInt32(modified));
    }
    return errors.isEmpty() ? reply : reply.append("writeErrors", errors);
  }
}

package io.mockmongo.write;

import java.util.EnumMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * The reply to bulkWrite, the command of servers from 8.0 on that writes to several collections: a
 * cursor with a row for each write, all in one batch, and the totals.
 *
 * <p>Specification: bulkWrite, "Server Responses".
 */
final class BulkWriteReport implements WriteReport {

  private final boolean errorsOnly;
  private final BsonArray rows = new BsonArray();
  private final Map<Write.Kind, Integer> counts = new EnumMap<>(Write.Kind.class);
  private int errors;
  private int modified;
  private int upserted;

  BulkWriteReport(boolean errorsOnly) {
    this.errorsOnly = errorsOnly;
  }

  @Override
  public void add(int index, Write.Kind kind, WriteOutcome outcome) {
    if (outcome.hasFailed()) {
      errors++;
    } else if (outcome.upsertedId() != null) {
      upserted++;
    } else {
      counts.merge(kind, outcome.n(), Integer::sum);
      modified += outcome.modified();
    }
    if (outcome.hasFailed() || !errorsOnly) {
      rows.add(row(index, kind, outcome));
    }
  }

  private static BsonDocument row(int index, Write.Kind kind, WriteOutcome outcome) {
    BsonDocument row =
        new BsonDocument("ok", new BsonDouble(outcome.hasFailed() ? 0 : 1))
            .append("idx", new BsonInt32(index));
    if (outcome.hasFailed()) {
      row.putAll(outcome.error());
      return row.append("n", new BsonInt32(0));
    }
    row.append("n", new BsonInt32(outcome.n()));
    if (kind == Write.Kind.UPDATE) {
      row.append("nModified", new BsonInt32(outcome.modified()));
    }
    return outcome.upsertedId() == null
        ? row
        : row.append("upserted", new BsonDocument("_id", outcome.upsertedId()));
  }

  @Override
  public BsonDocument document() {
    BsonDocument cursor =
        new BsonDocument("id", new BsonInt64(0))
            .append("firstBatch", rows)
            .append("ns", new BsonString("admin.$cmd.bulkWrite"));
    return new BsonDocument("cursor", cursor)
        .append("nErrors", new BsonInt32(errors))
        .append("nInserted", count(Write.Kind.INSERT))
        .append("nMatched", count(Write.Kind.UPDATE))
        .append("nModified", new BsonInt32(modified))
        .append("nUpserted", new BsonInt32(upserted))
        .append("nDeleted", count(Write.Kind.DELETE));
  }

  private BsonInt32 count(Write.Kind kind) {
    return new BsonInt32(counts.getOrDefault(kind, 0));
  }
}

package io.mockmongo.cursor;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.reply.LegacyStep;
import io.mockmongo.reply.Step;
import java.util.List;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * The reply that carries one batch of a cursor: the document of a command, or an OP_REPLY.
 *
 * <p>Specification: find, getMore and killCursors commands, "cursor"; legacy opcodes, OP_REPLY.
 *
 * @param cursor the cursor, after the batch was taken
 * @param nextId the cursor's id, or 0 if this is the last batch
 * @param isFirst whether the batch opens the cursor
 * @param position the number of documents in earlier batches
 * @param documents the documents of the batch
 */
record BatchReply(
    OpenCursor cursor,
    long nextId,
    boolean isFirst,
    int position,
    List<RawBsonDocument> documents) {

  /** Takes the next batch of a cursor. */
  static BatchReply next(OpenCursor cursor, boolean isFirst, BatchRequest batch) {
    int position = cursor.position();
    List<RawBsonDocument> documents = cursor.next(batch);
    return new BatchReply(
        cursor, cursor.isExhausted() ? 0 : cursor.id(), isFirst, position, documents);
  }

  Step step(boolean legacy, boolean checksum) {
    return legacy
        ? new LegacyStep(LegacyReply.of(documents).cursor(nextId).startingFrom(position))
        : new Step.Send(document(), false, false, checksum, false);
  }

  private RawBsonDocument document() {
    RawBsonDocument body =
        new RawBuilder()
            .appendArray(isFirst ? "firstBatch" : "nextBatch", documents)
            .appendAll(cursor.options().fields().inCursor())
            .append("id", new BsonInt64(nextId))
            .append("ns", new BsonString(cursor.namespace()))
            .build();
    RawBuilder reply = new RawBuilder().append("cursor", body);
    if (isFirst) {
      reply.appendAll(cursor.options().fields().beside());
    }
    return reply.append("ok", new BsonDouble(1)).build();
  }
}

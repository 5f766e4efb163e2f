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
 * A batch of a cursor, on its way to the client.
 *
 * <p>Specification: find, getMore and killCursors commands, "cursor"; legacy opcodes, OP_REPLY.
 *
 * @param cursor the cursor
 * @param idToGoOn its id, or 0 if nothing comes after this batch
 * @param isFirst whether it opens the cursor
 * @param position how many documents came before
 * @param documents the batch
 */
record BatchReply(
    OpenCursor cursor,
    long idToGoOn,
    boolean isFirst,
    int position,
    List<RawBsonDocument> documents) {

  /** Takes the next batch of a cursor. */
  static BatchReply next(OpenCursor cursor, boolean isFirst, BatchRequest wanted) {
    int position = cursor.position();
    List<RawBsonDocument> documents = cursor.next(wanted);
    return new BatchReply(cursor, cursor.isOver() ? 0 : cursor.id(), isFirst, position, documents);
  }

  Step step(boolean legacy, boolean checksum) {
    return legacy
        ? new LegacyStep(LegacyReply.of(documents).cursor(idToGoOn).startingFrom(position))
        : new Step.Send(document(), false, false, checksum, false);
  }

  private RawBsonDocument document() {
    RawBsonDocument body =
        new RawBuilder()
            .appendArray(isFirst ? "firstBatch" : "nextBatch", documents)
            .appendAll(cursor.traits().fields())
            .append("id", new BsonInt64(idToGoOn))
            .append("ns", new BsonString(cursor.namespace()))
            .build();
    return new RawBuilder().append("cursor", body).append("ok", new BsonDouble(1)).build();
  }
}

package io.mockmongo.respond;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.reply.LegacyReply;
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
 * @param cursor the cursor as it is after the batch
 * @param isFirst whether it opens the cursor
 * @param position how many documents came before
 * @param documents the batch
 */
record BatchReply(
    LiveCursor cursor, boolean isFirst, int position, List<RawBsonDocument> documents) {

  Step step(boolean legacy, boolean checksum) {
    return legacy
        ? new Step.SendLegacy(LegacyReply.of(documents).cursor(idToGoOn()).startingFrom(position))
        : new Step.Send(document(), false, false, checksum, false);
  }

  private RawBsonDocument document() {
    RawBsonDocument body =
        new RawBuilder()
            .appendArray(isFirst ? "firstBatch" : "nextBatch", documents)
            .appendAll(cursor.traits().fields())
            .append("id", new BsonInt64(idToGoOn()))
            .append("ns", new BsonString(cursor.namespace()))
            .build();
    return new RawBuilder().append("cursor", body).append("ok", new BsonDouble(1)).build();
  }

  private long idToGoOn() {
    return cursor.isOver() ? 0 : cursor.id();
  }
}

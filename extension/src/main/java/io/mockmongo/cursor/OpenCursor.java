package io.mockmongo.cursor;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.CursorOptions;
import io.mockmongo.state.MessageLimits;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** A cursor that a server has opened: whose it is, and what is left of it. Not thread-safe. */
final class OpenCursor {

  private static final long USUAL_FIRST_BATCH = 101;
  private static final int LONGEST_BATCH = MessageLimits.USUAL.documentSize();

  private final long id;
  private final CursorOptions traits;
  private final List<RawBsonDocument> documents;
  private final boolean singleBatch;
  private final String namespace;
  private final Owner owner;
  private final boolean awaitsData;
  private final Origin origin;
  private int position;
  private int batches;
  private boolean over;

  /**
   * The session and the transaction that a cursor was opened in, each null where it was in none.
   */
  record Owner(BsonValue session, BsonValue transaction) {
    static Owner of(Command command) {
      return new Owner(command.get("lsid"), command.get("txnNumber"));
    }
  }

  OpenCursor(long id, Received opener, Cursor cursor, Origin origin) {
    BatchRequest wanted = BatchRequest.by(opener);
    this.id = id;
    this.traits = cursor.traits();
    this.documents = wanted.of(cursor.documents());
    this.singleBatch = wanted.singleBatch();
    this.namespace =
        traits.namespace().isEmpty()
            ? CursorReplyCompleter.namespace(opener.command())
            : traits.namespace();
    this.owner = Owner.of(opener.command());
    this.awaitsData = traits.tailable() && asksToAwait(opener);
    this.origin = origin;
  }

  /** Change streams wait without being told so. */
  private static boolean asksToAwait(Received opener) {
    return opener.message() instanceof OpQuery query && query.has(QueryFlag.AWAIT_DATA)
        || opener.command().name().equals("aggregate")
        || Fields.isTrue(opener.command().document(), "awaitData");
  }

  long id() {
    return id;
  }

  String namespace() {
    return namespace;
  }

  Owner owner() {
    return owner;
  }

  CursorOptions traits() {
    return traits;
  }

  Origin origin() {
    return origin;
  }

  /** Returns how many documents came up to now. */
  int position() {
    return position;
  }

  /** Takes the next batch. */
  List<RawBsonDocument> next(BatchRequest wanted) {
    long most = batches++ == 0 ? first(wanted) : following(wanted);
    int from = position;
    position = end(most);
    boolean read = position == documents.size() && most > 0;
    boolean seen = !traits.emptyLast() || position == from;
    over = singleBatch || read && seen && !traits.tailable() && !traits.dies();
    return documents.subList(from, position);
  }

  private int end(long most) {
    int end = position;
    long length = 0;
    while (end < documents.size() && end - position < most) {
      length += documents.get(end).getByteBuffer().remaining();
      if (length > LONGEST_BATCH && end > position) {
        break;
      }
      end++;
    }
    return end;
  }

  private long first(BatchRequest wanted) {
    return traits.emptyFirst() ? 0 : size(wanted).orElse(USUAL_FIRST_BATCH);
  }

  /** A batch size of 0 is none, except for the first batch. */
  private long following(BatchRequest wanted) {
    return size(wanted).filter(size -> size > 0).orElse(Long.MAX_VALUE);
  }

  private Optional<Long> size(BatchRequest wanted) {
    return traits.batchSize().isPresent()
        ? Optional.of((long) traits.batchSize().getAsInt())
        : wanted.batchSize();
  }

  /** Tells whether nothing comes after the last batch that was taken. */
  boolean isOver() {
    return over;
  }

  /** Tells whether it has given all batches that it gives before it dies. */
  boolean isDead() {
    return batches >= traits.batches();
  }

  boolean awaitsData() {
    return awaitsData;
  }

  /** Tells whether the next batch is empty, and to be waited for. */
  boolean isWaiting() {
    return awaitsData && position == documents.size();
  }
}

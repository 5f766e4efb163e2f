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

/**
 * An open cursor of the server: its session and transaction, its documents and the position of the
 * next batch. Not thread-safe.
 */
final class OpenCursor {

  private static final long DEFAULT_FIRST_BATCH = 101;
  private static final int MAX_BATCH_BYTES = MessageLimits.DEFAULT.documentSize();

  private final long id;
  private final CursorOptions options;
  private final List<RawBsonDocument> documents;
  private final boolean singleBatch;
  private final String namespace;
  private final SessionScope scope;
  private final boolean awaitsData;
  private final Origin origin;
  private int position;
  private int batches;
  private boolean exhausted;

  /**
   * The session and the transaction of a command, each null if it has none; the number of a
   * retryable write is no transaction.
   */
  record SessionScope(BsonValue session, BsonValue transaction) {
    static SessionScope of(Command command) {
      return new SessionScope(
          command.get("lsid"), command.isInTransaction() ? command.get("txnNumber") : null);
    }
  }

  OpenCursor(long id, Received opener, Cursor cursor, Origin origin) {
    BatchRequest batch = BatchRequest.of(opener);
    this.id = id;
    this.options = cursor.options();
    this.documents = batch.limited(cursor.documents());
    this.singleBatch = batch.singleBatch();
    this.namespace =
        options.namespace().isEmpty()
            ? CursorReplyCompleter.namespace(opener.command())
            : options.namespace();
    this.scope = SessionScope.of(opener.command());
    this.awaitsData = options.tailable() && asksToAwaitData(opener);
    this.origin = origin;
  }

  /** A change stream awaits data without asking for it. */
  private static boolean asksToAwaitData(Received opener) {
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

  SessionScope scope() {
    return scope;
  }

  CursorOptions options() {
    return options;
  }

  Origin origin() {
    return origin;
  }

  /** Returns the number of documents in the batches taken up to now. */
  int position() {
    return position;
  }

  /** Takes the next batch. */
  List<RawBsonDocument> next(BatchRequest batch) {
    long size = batches++ == 0 ? first(batch) : following(batch);
    int from = position;
    position = end(size);
    boolean read = position == documents.size() && size > 0;
    boolean seen = !options.emptyLast() || position == from;
    exhausted = singleBatch || read && seen && !options.tailable() && !options.dies();
    return documents.subList(from, position);
  }

  private int end(long size) {
    int end = position;
    long length = 0;
    while (end < documents.size() && end - position < size) {
      length += documents.get(end).getByteBuffer().remaining();
      if (length > MAX_BATCH_BYTES && end > position) {
        break;
      }
      end++;
    }
    return end;
  }

  private long first(BatchRequest batch) {
    return options.emptyFirst() ? 0 : size(batch).orElse(DEFAULT_FIRST_BATCH);
  }

  /** A batch size of 0 means no batch size, except for the first batch. */
  private long following(BatchRequest batch) {
    return size(batch).filter(size -> size > 0).orElse(Long.MAX_VALUE);
  }

  private Optional<Long> size(BatchRequest batch) {
    return options.batchSize().isPresent()
        ? Optional.of((long) options.batchSize().getAsInt())
        : batch.batchSize();
  }

  /** Tells whether the batch taken last is the last batch. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Tells whether it has returned all batches that it returns before it dies. */
  boolean isDead() {
    return batches >= options.batches();
  }

  boolean awaitsData() {
    return awaitsData;
  }

  /** Tells whether a getMore must wait, since it awaits data and no document is left. */
  boolean isWaiting() {
    return awaitsData && position == documents.size();
  }
}

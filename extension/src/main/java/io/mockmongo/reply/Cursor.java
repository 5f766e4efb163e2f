package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * A cursor as an answer: it answers the command that opens the cursor ({@code find}, {@code
 * aggregate}, {@code listCollections}, {@code listIndexes}, or any other) with the first batch; the
 * server then answers {@code getMore} and {@code killCursors} by itself, as a real server does.
 * Immutable; each method returns a new cursor, and each answered request opens a separate one.
 *
 * <pre>{@code
 * server.autoResponds(command("find").on("shop.orders"))
 *     .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(2));
 * }</pre>
 *
 * <p>Documents are sent in their order: the {@code limit} and {@code singleBatch} of a find are
 * applied, but no filter, sort, skip or projection. The size of a batch is {@link #batchSize}, or
 * the batch size of the request, or 101 documents for the first batch and as many as fit for the
 * others; a batch is never larger than 16 MiB. The batch with the last document closes the cursor
 * (a real server may notice the end only at the next {@code getMore}: {@link #emptyLastBatch}).
 *
 * <p>The server refuses a {@code getMore} with the error of a real server: if the cursor is
 * exhausted, killed or dead (43, CursorNotFound), on another namespace (13, Unauthorized), in
 * another session or transaction (50736 to 50741), with a negative batch size, or with {@code
 * maxTimeMS} on a cursor that does not await data (2, BadValue). Cursors belong to one server. They
 * die with their session and when the server is reset; of more than 10,000 cursors the least
 * recently used one dies. OP_QUERY, OP_GET_MORE and OP_KILL_CURSORS are answered likewise. In reply
 * to a {@code getMore} on a cursor that a hand-written reply opened, it continues that cursor.
 *
 * <p>Specification: find, getMore and killCursors commands.
 *
 * @param documents all documents, in order
 * @param options the options
 */
public record Cursor(List<RawBsonDocument> documents, CursorOptions options) implements Answer {

  private static final int MOST_WRITTEN = 20;
  private static final int LONGEST_WRITTEN = 1_000;

  /** Keeps an immutable copy of the documents. */
  public Cursor {
    documents = List.copyOf(documents);
  }

  /**
   * Returns a cursor of documents; there may be none.
   *
   * @param extendedJson the documents
   * @return the cursor
   * @throws io.mockmongo.json.ExtendedJsonException if a text is not Extended JSON, with the place
   */
  public static Cursor of(String... extendedJson) {
    return ofRaw(Arrays.stream(extendedJson).map(ExtendedJson::parse).toList());
  }

  /**
   * Returns a cursor of documents.
   *
   * @param first the first document, such as the driver's {@code Document}
   * @param more the other documents
   * @return the cursor
   */
  public static Cursor of(Bson first, Bson... more) {
    List<Bson> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return of(all);
  }

  /**
   * Returns a cursor of documents; there may be none.
   *
   * @param documents the documents, such as the driver's {@code Document}s
   * @return the cursor
   */
  public static Cursor of(List<? extends Bson> documents) {
    return ofRaw(documents.stream().map(each -> RawBuilder.raw(each.toBsonDocument())).toList());
  }

  private static Cursor ofRaw(List<RawBsonDocument> documents) {
    return new Cursor(documents, CursorOptions.USUAL);
  }

  /**
   * Sets the batch size, in place of the batch size of requests.
   *
   * @param size the number of documents in a batch; 0: the first batch is empty, and the others
   *     have the batch size of requests
   * @return the same cursor with that batch size
   * @throws IllegalArgumentException if it is negative
   */
  public Cursor batchSize(int size) {
    return with(options.batchSize(size));
  }

  /**
   * Sends an empty first batch, so that a {@code getMore} returns all documents.
   *
   * @return the same cursor with an empty first batch
   */
  public Cursor emptyFirstBatch() {
    return with(options.emptyFirst(true));
  }

  /**
   * Sends an empty last batch, so that it takes one more {@code getMore} to see the end.
   *
   * @return the same cursor with an empty last batch
   */
  public Cursor emptyLastBatch() {
    return with(options.emptyLast(true));
  }

  /**
   * Keeps the cursor open after the last document, as on a capped collection or for a change
   * stream: further batches are empty. An empty batch is sent after the {@code maxTimeMS} of the
   * {@code getMore}, or one second, if the find has {@code awaitData: true} or the command is an
   * aggregate. For a find that is not tailable the cursor never ends.
   *
   * @return the same cursor without an end
   */
  public Cursor tailable() {
    return with(options.tailable(true));
  }

  /**
   * Sets the namespace that the reply names, and that each {@code getMore} must use; the namespace
   * of the request unless set.
   *
   * @param namespace database and collection, joined by a dot
   * @return the same cursor on that namespace
   * @throws IllegalArgumentException if it is not a namespace
   */
  public Cursor namespace(String namespace) {
    return with(options.namespace(namespace));
  }

  /**
   * Ends the cursor after a number of batches, as a restart of the server does: the next {@code
   * getMore} fails with CursorNotFound (43). Until then the cursor stays open, even without more
   * documents.
   *
   * @param batches the number of batches, the first one included
   * @return the same cursor with that end
   * @throws IllegalArgumentException if it is less than 1
   */
  public Cursor diesAfter(int batches) {
    return with(options.diesAfter(batches));
  }

  /**
   * Ends the cursor after a number of batches; the next {@code getMore} gets an answer of the test.
   *
   * @param batches the number of batches, the first one included
   * @param last the answer to the next {@code getMore}, such as {@code ServerError.INTERRUPTED}
   * @return the same cursor with that end
   * @throws IllegalArgumentException if it is less than 1
   */
  public Cursor diesAfter(int batches, Answer last) {
    return with(options.diesAfter(batches).lastAnswer(last));
  }

  /**
   * Adds fields to the {@code cursor} document of each reply, such as <code>
   * {postBatchResumeToken: {_data: '82'}}
   * </code> of a change stream.
   *
   * @param extendedJson the fields
   * @return the same cursor with those fields
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public Cursor with(String extendedJson) {
    return with(options.fields(ExtendedJson.parse(extendedJson)));
  }

  /**
   * Adds fields beside {@code cursor} to the reply that opens it, such as the totals of a
   * bulkWrite.
   *
   * <pre>{@code
   * Cursor.of("{ok: 1.0, idx: 0, n: 1}", "{ok: 1.0, idx: 1, n: 1}")
   *     .batchSize(1)
   *     .beside("{nErrors: 0, nInserted: 2, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0}")
   * }</pre>
   *
   * @param extendedJson the fields
   * @return the same cursor with those fields
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public Cursor beside(String extendedJson) {
    return with(options.beside(ExtendedJson.parse(extendedJson)));
  }

  private Cursor with(CursorOptions others) {
    return new Cursor(documents, others);
  }

  /** Returns the reply that opens a cursor, the same for every request. */
  @Override
  public Reply to(Received request) {
    return new Reply(List.of(new BatchStep(this, false)));
  }

  /** Returns the Java expression that makes this cursor; long ones are abbreviated. */
  @Override
  public String toString() {
    String all =
        documents.stream()
            .limit(MOST_WRITTEN)
            .map(document -> '"' + ExtendedJson.abbreviate(document, LONGEST_WRITTEN) + '"')
            .collect(Collectors.joining(", "));
    String more = documents.size() > MOST_WRITTEN ? ", ..." : "";
    return "Cursor.of(" + all + more + ")" + options;
  }
}

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
 * A cursor in one line: it answers the command that opens it ({@code find}, {@code aggregate},
 * {@code listCollections}, {@code listIndexes}, or any other) with a first batch, and the server by
 * itself answers the {@code getMore} and {@code killCursors} that follow, as a real one does.
 * Immutable; each method returns a new one, and each request that it answers opens a cursor of its
 * own.
 *
 * <pre>{@code
 * server.autoResponds(command("find").on("shop.orders"))
 *     .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(2));
 * }</pre>
 *
 * <p>Documents come in their order, whatever the command asks for: no filter, sort, skip or
 * projection is applied, but the {@code limit} and {@code singleBatch} of a find are. A batch has
 * as many documents as {@link #batchSize} says, else as the request asks for, else 101 the first
 * one, and as many as fit the others, and never more than 16 MiB. The batch with the last document
 * says that there are no more (a real server may notice that only when asked again: {@link
 * #emptyLastBatch}).
 *
 * <p>A {@code getMore} that a real server refuses is refused likewise: of a cursor that was read to
 * its end, killed, or has died (43, CursorNotFound), on another namespace (13, Unauthorized), in
 * another session or transaction (50736 to 50741), with a negative batch size or a {@code
 * maxTimeMS} where nothing is awaited (2, BadValue). Cursors belong to one server; they die with
 * their session and when the server is reset, and of more than 10,000 the one that was unused for
 * longest dies. OP_QUERY, OP_GET_MORE and OP_KILL_CURSORS are answered likewise. Given in answer to
 * a {@code getMore} of a cursor that a reply by hand began, it goes on with that one.
 *
 * <p>Specification: find, getMore and killCursors commands.
 *
 * @param documents all that it gives, in order
 * @param traits how it gives them
 */
public record Cursor(List<RawBsonDocument> documents, CursorOptions traits) implements Answer {

  /** Keeps an immutable copy of the documents. */
  public Cursor {
    documents = List.copyOf(documents);
  }

  /**
   * Returns a cursor over some documents or none.
   *
   * @param extendedJson the documents
   * @return the cursor
   * @throws io.mockmongo.json.ExtendedJsonException if a text is not Extended JSON, with the place
   */
  public static Cursor of(String... extendedJson) {
    return over(Arrays.stream(extendedJson).map(ExtendedJson::parse).toList());
  }

  /**
   * Returns a cursor over some documents.
   *
   * @param first the first document, the driver's {@code Document} for one
   * @param more those after it
   * @return the cursor
   */
  public static Cursor of(Bson first, Bson... more) {
    List<Bson> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return of(all);
  }

  /**
   * Returns a cursor over some documents or none.
   *
   * @param documents the documents, the driver's {@code Document}s for one
   * @return the cursor
   */
  public static Cursor of(List<? extends Bson> documents) {
    return over(documents.stream().map(each -> RawBuilder.raw(each.toBsonDocument())).toList());
  }

  private static Cursor over(List<RawBsonDocument> documents) {
    return new Cursor(documents, CursorOptions.USUAL);
  }

  /**
   * Sets how many documents make a batch, whatever requests ask for.
   *
   * @param size how many; 0: the first batch is empty, and all others are as requests ask for
   * @return the same cursor with such batches
   * @throws IllegalArgumentException if it is negative
   */
  public Cursor batchSize(int size) {
    return with(traits.batchSize(size));
  }

  /**
   * Gives an empty first batch, so that all documents come with a {@code getMore}.
   *
   * @return the same cursor with such a beginning
   */
  public Cursor emptyFirstBatch() {
    return with(traits.emptyFirst(true));
  }

  /**
   * Gives an empty last batch, so that it takes one more {@code getMore} to see the end.
   *
   * @return the same cursor with such an end
   */
  public Cursor emptyLastBatch() {
    return with(traits.emptyLast(true));
  }

  /**
   * Has no end, as one over a capped collection or a change stream: where there are no more
   * documents, a batch is empty and the cursor stays. If the find has {@code awaitData: true}, or
   * it is an aggregate's, such a batch comes after the {@code maxTimeMS} of the {@code getMore}, or
   * a second. To a find that is not tailable this is an endless cursor.
   *
   * @return the same cursor without an end
   */
  public Cursor tailable() {
    return with(traits.tailable(true));
  }

  /**
   * Names the namespace that the cursor says it is on, and where its {@code getMore}s have to go;
   * that of the request unless set.
   *
   * @param namespace database and collection, joined by a dot
   * @return the same cursor there
   * @throws IllegalArgumentException if it is not such a name
   */
  public Cursor namespace(String namespace) {
    return with(traits.namespace(namespace));
  }

  /**
   * Dies after some batches, as a cursor whose server was restarted: the next {@code getMore} fails
   * with CursorNotFound (43). Until then it does not end, whether or not there are more documents.
   *
   * @param batches how many come, the first one counted
   * @return the same cursor with such an end
   * @throws IllegalArgumentException if it is less than 1
   */
  public Cursor diesAfter(int batches) {
    return with(traits.diesAfter(batches));
  }

  /**
   * Dies after some batches, with an answer of the test's own to the next {@code getMore}.
   *
   * @param batches how many come, the first one counted
   * @param last what is answered then, such as {@code ServerError.INTERRUPTED}
   * @return the same cursor with such an end
   * @throws IllegalArgumentException if it is less than 1
   */
  public Cursor diesAfter(int batches, Answer last) {
    return with(traits.diesAfter(batches).lastAnswer(last));
  }

  /**
   * Adds fields to the cursor in each reply, such as <code>{postBatchResumeToken: {_data: '82'}}
   * </code> of a change stream.
   *
   * @param extendedJson the fields
   * @return the same cursor with such fields
   * @throws io.mockmongo.json.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public Cursor with(String extendedJson) {
    return with(traits.fields(ExtendedJson.parse(extendedJson)));
  }

  private Cursor with(CursorOptions others) {
    return new Cursor(documents, others);
  }

  /** Returns the reply that opens a cursor, whatever the request. */
  @Override
  public Reply to(Received request) {
    return new Reply(List.of(new BatchStep(this, false)));
  }

  /** Returns the code that makes it. */
  @Override
  public String toString() {
    String all =
        documents.stream()
            .map(document -> '"' + ExtendedJson.write(document) + '"')
            .collect(Collectors.joining(", "));
    return "Cursor.of(" + all + ")" + traits;
  }
}

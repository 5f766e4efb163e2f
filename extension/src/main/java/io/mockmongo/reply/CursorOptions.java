package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/**
 * The options of a {@link Cursor}: how it sends its documents; immutable. The methods of the cursor
 * set them.
 *
 * <pre>{@code
 * Cursor.of("{_id: 1}").batchSize(1).tailable().options().tailable()
 * }</pre>
 *
 * @param batchSize the batch size, or empty for the batch size of requests
 * @param emptyFirst whether the first batch is empty
 * @param emptyLast whether an empty batch follows the last document
 * @param tailable whether the cursor stays open after the last document
 * @param namespace the namespace that replies name, or "" for the namespace of the request
 * @param batches the number of batches before the cursor dies
 * @param lastAnswer the answer after the cursor has died, or empty for CursorNotFound
 * @param fields more fields of the replies
 */
public record CursorOptions(
    OptionalInt batchSize,
    boolean emptyFirst,
    boolean emptyLast,
    boolean tailable,
    String namespace,
    int batches,
    Optional<Answer> lastAnswer,
    ReplyFields fields) {

  private static final RawBsonDocument EMPTY = new RawBuilder().build();

  /** The options of a cursor that nothing is set on. */
  static final CursorOptions USUAL =
      new CursorOptions(
          OptionalInt.empty(),
          false,
          false,
          false,
          "",
          Integer.MAX_VALUE,
          Optional.empty(),
          new ReplyFields(EMPTY, EMPTY));

  /**
   * The fields that the test adds to the replies of a cursor.
   *
   * @param inCursor fields of the {@code cursor} document in each reply
   * @param beside fields beside {@code cursor} in the reply that opens it
   */
  public record ReplyFields(RawBsonDocument inCursor, RawBsonDocument beside) {}

  /** Tells whether the cursor dies after a number of batches. */
  public boolean dies() {
    return batches < Integer.MAX_VALUE;
  }

  CursorOptions batchSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("batchSize(" + size + "): the size should be 0 or more");
    }
    return size == 0 ? emptyFirst(true) : with(draft -> draft.batchSize = OptionalInt.of(size));
  }

  CursorOptions emptyFirst(boolean empty) {
    return with(draft -> draft.emptyFirst = empty);
  }

  CursorOptions emptyLast(boolean empty) {
    return with(draft -> draft.emptyLast = empty);
  }

  CursorOptions tailable(boolean endless) {
    return with(draft -> draft.tailable = endless);
  }

  CursorOptions namespace(String name) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1) {
      throw new IllegalArgumentException(
          "namespace(\"" + name + "\"): a namespace is database.collection, such as shop.orders");
    }
    return with(draft -> draft.namespace = name);
  }

  CursorOptions diesAfter(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "diesAfter("
              + count
              + "): the number should be 1 or more; the first batch opens the cursor");
    }
    return with(draft -> draft.batches = count);
  }

  CursorOptions lastAnswer(Answer answer) {
    return with(draft -> draft.lastAnswer = Optional.of(answer));
  }

  CursorOptions fields(RawBsonDocument more) {
    return with(draft -> draft.fields = new ReplyFields(more, fields.beside()));
  }

  CursorOptions beside(RawBsonDocument more) {
    return with(draft -> draft.fields = new ReplyFields(fields.inCursor(), more));
  }

  private CursorOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Returns the calls on a cursor that set these options. */
  @Override
  public String toString() {
    StringBuilder calls = new StringBuilder();
    batchSize.ifPresent(size -> calls.append(".batchSize(").append(size).append(')'));
    calls.append(emptyFirst ? ".emptyFirstBatch()" : "");
    calls.append(emptyLast ? ".emptyLastBatch()" : "");
    calls.append(tailable ? ".tailable()" : "");
    calls.append(namespace.isEmpty() ? "" : ".namespace(\"" + namespace + "\")");
    String last = lastAnswer.map(answer -> ", " + answer).orElse("");
    calls.append(dies() ? ".diesAfter(" + batches + last + ")" : "");
    calls.append(call("with", fields.inCursor()));
    calls.append(call("beside", fields.beside()));
    return calls.toString();
  }

  private static String call(String method, RawBsonDocument fields) {
    return fields.isEmpty() ? "" : "." + method + "(\"" + ExtendedJson.write(fields) + "\")";
  }

  /** A mutable copy of the options, to change one of them. */
  private static final class Draft {

    private OptionalInt batchSize;
    private boolean emptyFirst;
    private boolean emptyLast;
    private boolean tailable;
    private String namespace;
    private int batches;
    private Optional<Answer> lastAnswer;
    private ReplyFields fields;

    Draft(CursorOptions from) {
      this.batchSize = from.batchSize;
      this.emptyFirst = from.emptyFirst;
      this.emptyLast = from.emptyLast;
      this.tailable = from.tailable;
      this.namespace = from.namespace;
      this.batches = from.batches;
      this.lastAnswer = from.lastAnswer;
      this.fields = from.fields;
    }

    CursorOptions options() {
      return new CursorOptions(
          batchSize, emptyFirst, emptyLast, tailable, namespace, batches, lastAnswer, fields);
    }
  }
}

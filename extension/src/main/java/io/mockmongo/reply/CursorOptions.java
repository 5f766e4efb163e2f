package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/**
 * How a {@link Cursor} gives its documents; immutable. Made by the cursor's own methods.
 *
 * <pre>{@code
 * Cursor.of("{_id: 1}").batchSize(1).tailable().traits().tailable()
 * }</pre>
 *
 * @param batchSize how many documents make a batch, or empty for as many as requests ask for
 * @param emptyFirst whether the first batch is empty
 * @param emptyLast whether a batch after the last document is
 * @param tailable whether there is no end
 * @param namespace where the cursor says it is, or empty for where the request went
 * @param batches how many batches come before the cursor dies
 * @param lastAnswer what is answered when it has died, or empty for CursorNotFound
 * @param fields more fields of the cursor in a reply
 */
public record CursorOptions(
    OptionalInt batchSize,
    boolean emptyFirst,
    boolean emptyLast,
    boolean tailable,
    String namespace,
    int batches,
    Optional<Answer> lastAnswer,
    RawBsonDocument fields) {

  /** Those of a cursor that is told nothing. */
  static final CursorOptions USUAL =
      new CursorOptions(
          OptionalInt.empty(),
          false,
          false,
          false,
          "",
          Integer.MAX_VALUE,
          Optional.empty(),
          new RawBuilder().build());

  /** Tells whether it dies at all. */
  public boolean dies() {
    return batches < Integer.MAX_VALUE;
  }

  CursorOptions batchSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("batchSize(" + size + "): 0 or more make a batch");
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
          "namespace(\"" + name + "\") should be a database and a collection, joined by a dot");
    }
    return with(draft -> draft.namespace = name);
  }

  CursorOptions diesAfter(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "diesAfter(" + count + "): at least 1 batch comes, which opens the cursor");
    }
    return with(draft -> draft.batches = count);
  }

  CursorOptions lastAnswer(Answer answer) {
    return with(draft -> draft.lastAnswer = Optional.of(answer));
  }

  CursorOptions fields(RawBsonDocument more) {
    return with(draft -> draft.fields = more);
  }

  private CursorOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.traits();
  }

  /** Returns the calls that make it so. */
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
    calls.append(fields.isEmpty() ? "" : ".with(\"" + ExtendedJson.write(fields) + "\")");
    return calls.toString();
  }

  /** A copy of traits while one of them is being changed. */
  private static final class Draft {

    private OptionalInt batchSize;
    private boolean emptyFirst;
    private boolean emptyLast;
    private boolean tailable;
    private String namespace;
    private int batches;
    private Optional<Answer> lastAnswer;
    private RawBsonDocument fields;

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

    CursorOptions traits() {
      return new CursorOptions(
          batchSize, emptyFirst, emptyLast, tailable, namespace, batches, lastAnswer, fields);
    }
  }
}

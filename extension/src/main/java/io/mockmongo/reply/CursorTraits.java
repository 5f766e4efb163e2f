package io.mockmongo.reply;

import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.Optional;
import java.util.OptionalInt;
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
public record CursorTraits(
    OptionalInt batchSize,
    boolean emptyFirst,
    boolean emptyLast,
    boolean tailable,
    String namespace,
    int batches,
    Optional<Answer> lastAnswer,
    RawBsonDocument fields) {

  /** Those of a cursor that is told nothing. */
  static final CursorTraits USUAL =
      new CursorTraits(
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

  CursorTraits batchSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("batchSize(" + size + "): 0 or more make a batch");
    }
    return size == 0
        ? emptyFirst(true)
        : new CursorTraits(
            OptionalInt.of(size),
            emptyFirst,
            emptyLast,
            tailable,
            namespace,
            batches,
            lastAnswer,
            fields);
  }

  CursorTraits emptyFirst(boolean empty) {
    return new CursorTraits(
        batchSize, empty, emptyLast, tailable, namespace, batches, lastAnswer, fields);
  }

  CursorTraits emptyLast(boolean empty) {
    return new CursorTraits(
        batchSize, emptyFirst, empty, tailable, namespace, batches, lastAnswer, fields);
  }

  CursorTraits tailable(boolean endless) {
    return new CursorTraits(
        batchSize, emptyFirst, emptyLast, endless, namespace, batches, lastAnswer, fields);
  }

  CursorTraits namespace(String name) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1) {
      throw new IllegalArgumentException(
          "namespace(\"" + name + "\") should be a database and a collection, joined by a dot");
    }
    return new CursorTraits(
        batchSize, emptyFirst, emptyLast, tailable, name, batches, lastAnswer, fields);
  }

  CursorTraits diesAfter(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "diesAfter(" + count + "): at least 1 batch comes, which opens the cursor");
    }
    return new CursorTraits(
        batchSize, emptyFirst, emptyLast, tailable, namespace, count, lastAnswer, fields);
  }

  CursorTraits lastAnswer(Answer answer) {
    return new CursorTraits(
        batchSize,
        emptyFirst,
        emptyLast,
        tailable,
        namespace,
        batches,
        Optional.of(answer),
        fields);
  }

  CursorTraits fields(RawBsonDocument more) {
    return new CursorTraits(
        batchSize, emptyFirst, emptyLast, tailable, namespace, batches, lastAnswer, more);
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
}

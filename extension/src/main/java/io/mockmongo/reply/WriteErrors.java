package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.write.WriteBatch;
import io.mockmongo.write.WriteOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonDocument;

/**
 * Errors of single writes of a command, each at its index, perhaps with an error of the write
 * concern; the other writes succeed. An ordered command ends at the first error, and so does any in
 * a transaction. Immutable; each method returns a new answer.
 *
 * <pre>{@code
 * server.autoResponds(command("insert"))
 *     .replies(
 *         DUPLICATE_KEY.at(2)
 *             .and(DOCUMENT_VALIDATION_FAILURE.at(4))
 *             .withWriteConcernError(WRITE_CONCERN_TIMEOUT));
 * }</pre>
 *
 * <p>It answers insert, update, delete and bulkWrite, and findAndModify, whose only write is at 0.
 *
 * <p>Specifications: CRUD, "write commands"; bulkWrite, "Server Responses".
 */
public final class WriteErrors implements Answer {

  private final SortedMap<Integer, DeclaredError> errors;
  private final Optional<DeclaredError> ofWriteConcern;

  private WriteErrors(
      SortedMap<Integer, DeclaredError> errors, Optional<DeclaredError> ofWriteConcern) {
    this.errors = errors;
    this.ofWriteConcern = ofWriteConcern;
  }

  static WriteErrors of(DeclaredError error, int... indexes) {
    if (indexes.length == 0) {
      throw new IllegalArgumentException("at(): give at least one index, from 0");
    }
    SortedMap<Integer, DeclaredError> errors = new TreeMap<>();
    for (int index : indexes) {
      if (index < 0) {
        throw new IllegalArgumentException("at(" + index + "): the first write is at 0");
      }
      errors.put(index, error);
    }
    return new WriteErrors(errors, Optional.empty());
  }

  /**
   * Adds errors of other writes; at an index that has an error, the added one replaces it.
   *
   * @param others the other errors
   * @return all errors
   */
  public WriteErrors and(WriteErrors others) {
    SortedMap<Integer, DeclaredError> all = new TreeMap<>(errors);
    all.putAll(others.errors);
    return new WriteErrors(all, others.ofWriteConcern.or(() -> ofWriteConcern));
  }

  /**
   * Adds an error of the write concern, which stands beside the errors of single writes.
   *
   * @param error the error
   * @return the same errors, with that of the write concern
   */
  public WriteErrors withWriteConcernError(ServerError error) {
    return withWriteConcernError(error.declared());
  }

  /**
   * Adds an error of the write concern, which stands beside the errors of single writes.
   *
   * @param error the error
   * @return the same errors, with that of the write concern
   */
  public WriteErrors withWriteConcernError(DeclaredError error) {
    return new WriteErrors(errors, Optional.of(error));
  }

  /**
   * Returns the reply in which these writes fail.
   *
   * @throws IllegalArgumentException if the command has no such write
   */
  @Override
  public Reply to(Received request) {
    Command command = request.command();
    boolean isFindAndModify = command.name().equalsIgnoreCase("findAndModify");
    WriteBatch batch = WriteBatch.of(command).orElse(null);
    int size = isFindAndModify ? 1 : batch == null ? 0 : batch.size();
    if (errors.lastKey() >= size) {
      throw new IllegalArgumentException(
          "at(%d): there is no such write, since %s has %s; indexes are from 0"
              .formatted(
                  errors.lastKey(),
                  request.what(),
                  size == 0 ? "none" : size == 1 ? "one" : "only " + size));
    }
    return Reply.of(
        withWriteConcernError(
            isFindAndModify
                ? errors.get(0).failureOf(command)
                : batch.reply(index -> outcome(batch, index))));
  }

  private WriteOutcome outcome(WriteBatch batch, int index) {
    DeclaredError error = errors.get(index);
    return error == null ? batch.success(index) : WriteOutcome.failed(error.of(batch.write(index)));
  }

  private BsonDocument withWriteConcernError(BsonDocument reply) {
    ofWriteConcern.ifPresent(error -> reply.append("writeConcernError", error.ofWriteConcern()));
    return reply;
  }

  /** Returns the errors, each after its index. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("write errors");
    for (Map.Entry<Integer, DeclaredError> each : errors.entrySet()) {
      text.append(" at ").append(each.getKey()).append(": ").append(each.getValue()).append(';');
    }
    ofWriteConcern.ifPresent(error -> text.append(" of the write concern: ").append(error));
    return text.toString();
  }
}

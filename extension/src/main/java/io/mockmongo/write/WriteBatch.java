package io.mockmongo.write;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The writes of an insert, update, delete or bulkWrite, in order.
 *
 * <pre>{@code
 * WriteBatch batch = WriteBatch.of(command).orElseThrow();
 * BsonDocument reply = batch.reply(batch::success);
 * }</pre>
 *
 * <p>Specifications: CRUD, "write commands"; bulkWrite.
 */
public final class WriteBatch {

  private static final String BULK_WRITE = "bulkWrite";

  private final Command command;
  private final List<RawBsonDocument> elements;
  private final List<String> namespaces;

  /** What each write does; null if that depends on the write. */
  private final Write.Kind ofAll;

  private WriteBatch(Command command, List<RawBsonDocument> elements) {
    this.command = command;
    this.elements = elements;
    this.namespaces = command.namespaces();
    this.ofAll = isBulkWrite() ? null : kindOf(command.name());
  }

  /**
   * Returns the writes of a command.
   *
   * @param command any command
   * @return the writes; empty if it is another command, or its writes are not documents
   */
  public static Optional<WriteBatch> of(Command command) {
    String field = field(command);
    return field.isEmpty()
        ? Optional.empty()
        : command.documents(field).map(elements -> new WriteBatch(command, elements));
  }

  private static String field(Command command) {
    return switch (command.name()) {
      case "insert" -> "documents";
      case "update" -> "updates";
      case "delete" -> "deletes";
      case BULK_WRITE -> "ops";
      default -> "";
    };
  }

  /** Returns the number of writes. */
  public int size() {
    return elements.size();
  }

  /**
   * Returns a write.
   *
   * @param index its place, from 0
   * @return the write
   */
  public Write write(int index) {
    BsonDocument element = elements.get(index);
    Write.Kind kind = kind(index);
    if (ofAll == null) {
      return Write.inBulkWrite(kind, namespace(element), element);
    }
    return switch (kind) {
      case INSERT -> Write.insert(command.namespace(), element);
      case UPDATE -> Write.update(command.namespace(), element);
      case DELETE -> Write.delete(command.namespace(), element);
    };
  }

  private boolean isBulkWrite() {
    return command.name().equals(BULK_WRITE);
  }

  private Write.Kind kind(int index) {
    return ofAll == null ? kindInBulkWrite(elements.get(index)) : ofAll;
  }

  private static Write.Kind kindOf(String name) {
    return Write.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The first field of an element is its kind; an unknown one is taken for a delete of nothing. */
  private static Write.Kind kindInBulkWrite(RawBsonDocument op) {
    return switch (Fields.firstName(op).orElse("")) {
      case "insert" -> Write.Kind.INSERT;
      case "update" -> Write.Kind.UPDATE;
      default -> Write.Kind.DELETE;
    };
  }

  /** Returns the namespace that the first field of an element of a bulkWrite numbers. */
  private String namespace(BsonDocument op) {
    List<Field> fields = Fields.of(op);
    BsonValue value = fields.isEmpty() ? null : fields.get(0).value();
    long number = value != null && value.isNumber() ? value.asNumber().longValue() : -1;
    return number >= 0 && number < namespaces.size() ? namespaces.get((int) number) : "";
  }

  /** Returns the outcome of a write that does what it asks for, to one document. */
  public WriteOutcome success(int index) {
    return kind(index) == Write.Kind.INSERT
        ? WriteOutcome.INSERTED
        : WriteOutcome.success(write(index));
  }

  /** Tells whether the first error ends the command: if it is ordered, or in a transaction. */
  private boolean endsAtError() {
    return !BsonBoolean.FALSE.equals(Fields.get(command.body(), "ordered"))
        || command.isInTransaction();
  }

  /**
   * Returns the reply to the command.
   *
   * @param outcomes gives the outcome of the write at an index; asked in order, up to the error
   *     that ends the command
   * @return the reply, without {@code ok}
   */
  public BsonDocument reply(IntFunction<WriteOutcome> outcomes) {
    WriteReport report =
        ofAll == null
            ? new BulkWriteReport(Fields.isTrue(command.body(), "errorsOnly"))
            : new CountReport(ofAll);
    for (int i = 0; i < size(); i++) {
      WriteOutcome outcome = outcomes.apply(i);
      report.add(i, kind(i), outcome);
      if (outcome.hasFailed() && endsAtError()) {
        break;
      }
    }
    return report.document();
  }
}

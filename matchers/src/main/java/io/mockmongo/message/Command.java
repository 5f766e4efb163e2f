package io.mockmongo.message;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The command of a request, as one document: a view of an {@link OpMsg} with its document sequences
 * as arrays, or of a {@link LegacyRequest}. Immutable and thread-safe; document and namespace are
 * computed on first use.
 *
 * <pre>{@code
 * Command command = received.command();
 * command.name().equals("insert") && command.namespace().equals("shop.orders")
 * }</pre>
 *
 * <p>A legacy request that is not a command has the empty name, so that no pattern for a command
 * matches it. Its document is {@link LegacyRequest#document}: <code>{documents: [...]}</code> of an
 * OP_INSERT, the query of an OP_QUERY.
 */
public final class Command {

  private static final int LONGEST = 2_000;
  private static final Set<String> TRANSACTION_ENDS =
      Set.of("commitTransaction", "abortTransaction");

  private final Message message;

  /** Null if a legacy request carries no command; its document is then computed on first use. */
  private final RawBsonDocument body;

  private final String name;

  // Computed on first use, possibly by several threads; so each field is read only once per call.
  private RawBsonDocument merged;
  private String namespace;

  private Command(Message message, RawBsonDocument body, String name) {
    this.message = message;
    this.body = body;
    this.name = name;
  }

  /**
   * Returns the command of a request.
   *
   * @param message an OP_MSG with a body, or a legacy request
   * @return the command
   * @throws IllegalArgumentException if the message is a reply, which carries no command
   */
  public static Command of(Message message) {
    if (message instanceof OpMsg msg) {
      return new Command(msg, msg.body(), firstName(msg.body()));
    }
    if (message instanceof OpQuery query && query.isCommand()) {
      RawBsonDocument body = query.document();
      return new Command(query, body, firstName(body));
    }
    if (message instanceof LegacyRequest) {
      return new Command(message, null, "");
    }
    throw new IllegalArgumentException(message.opcode() + " carries no command");
  }

  /** Returns the command name as the client wrote it: the first key, or empty if there is none. */
  public String name() {
    return name;
  }

  /** Returns the database: {@code $db}, or the first part of a legacy collection name. */
  public String database() {
    if (message instanceof LegacyRequest legacy) {
      String full = legacy.fullCollectionName();
      int dot = full.indexOf('.');
      return dot < 0 ? full : full.substring(0, dot);
    }
    return string("$db");
  }

  /**
   * Returns the collection: the value of the command's first field if it is a string, or {@code
   * collection} of a getMore; empty if the command names none.
   */
  public String collection() {
    if (body == null) {
      String full = ((LegacyRequest) message).fullCollectionName();
      return full.substring(Math.min(database().length() + 1, full.length()));
    }
    return string(name.equals("getMore") ? "collection" : name);
  }

  /** Returns the database and the collection joined by a dot, or the database alone. */
  public String namespace() {
    String known = namespace;
    if (known == null) {
      String collection = collection();
      known = collection.isEmpty() ? database() : database() + "." + collection;
      namespace = known;
    }
    return known;
  }

  /**
   * Returns the namespaces of the command: those that a bulkWrite lists in {@code nsInfo}, in their
   * order; for any other command, its only one.
   */
  public List<String> namespaces() {
    BsonValue listed = name.equals("bulkWrite") ? get("nsInfo") : null;
    List<String> namespaces =
        listed == null || !listed.isArray() ? List.of() : names(listed.asArray());
    return namespaces.isEmpty() ? List.of(namespace()) : namespaces;
  }

  /** Returns the whole command, with document sequences as arrays after the fields of the body. */
  public RawBsonDocument document() {
    RawBsonDocument known = merged;
    if (known == null) {
      known = merge();
      merged = known;
    }
    return known;
  }

  /**
   * Returns the first value of a top-level field.
   *
   * @param field the field's name
   * @return the value, or null if there is no such field
   */
  public BsonValue get(String field) {
    return Fields.get(document(), field);
  }

  /**
   * Returns the documents of a field, without merging a document sequence into the command.
   *
   * <pre>{@code
   * insert.documents("documents").map(List::size)
   * }</pre>
   *
   * @param field the name of an array, or of a document sequence
   * @return the documents in order; empty if there is no such field, or one element is no document
   */
  public Optional<List<RawBsonDocument>> documents(String field) {
    if (message instanceof OpMsg msg) {
      for (Section section : msg.sections()) {
        if (section instanceof Section.Sequence sequence && sequence.identifier().equals(field)) {
          return Optional.of(sequence.documents());
        }
      }
    }
    BsonValue value = Fields.get(body(), field);
    return value != null
            && value.isArray()
            && value.asArray().stream().allMatch(BsonValue::isDocument)
        ? Optional.of(
            value.asArray().stream().map(each -> RawBuilder.raw(each.asDocument())).toList())
        : Optional.empty();
  }

  /**
   * Tells whether the command belongs to a transaction: {@code autocommit} is false. A retryable
   * write has a {@code txnNumber} only, and belongs to none.
   */
  public boolean isInTransaction() {
    return BsonBoolean.FALSE.equals(Fields.get(body(), "autocommit"));
  }

  /**
   * Returns whether a server recognizes a retry of this command by its session and transaction
   * number: a retryable write, or the end of a transaction. All other commands within a transaction
   * have the same number.
   *
   * <p>Specifications: retryable writes; transactions, "retrying commit and abort".
   */
  public boolean isRetriedByNumber() {
    return Fields.get(body(), "txnNumber") != null
        && (Fields.get(body(), "autocommit") == null || TRANSACTION_ENDS.contains(name()));
  }

  /** Returns the body without document sequences; of a legacy request, the document. */
  public RawBsonDocument body() {
    return body == null ? document() : body;
  }

  /**
   * Returns the whole command as one line of Extended JSON, to be read or pasted into a test:
   * fields that drivers add come last, credentials are {@code <hidden>}. The other fields of a
   * legacy request follow its document.
   */
  public String text() {
    return text(Integer.MAX_VALUE);
  }

  /**
   * Returns the same as {@link #text()}, but with {@code ...} in place of what exceeds a length.
   *
   * @param length the approximate maximum number of chars
   * @return one line
   */
  public String text(int length) {
    String text = ExtendedJson.abbreviate(displayDocument(), length);
    return body == null ? text + LegacyDetails.of((LegacyRequest) message, length) : text;
  }

  /**
   * Returns the whole command as it is shown to people: the fields that drivers add stand last,
   * credentials are {@code <hidden>}.
   */
  public RawBsonDocument displayDocument() {
    return DisplayOrder.of(CredentialRedactor.redact(document()));
  }

  /** Returns the {@link #text(int) text}, abbreviated to about 2,000 chars. */
  @Override
  public String toString() {
    return text(LONGEST);
  }

  private RawBsonDocument merge() {
    if (body == null) {
      return ((LegacyRequest) message).document();
    }
    if (!(message instanceof OpMsg msg) || msg.sections().size() == 1) {
      return body;
    }
    RawBuilder builder = new RawBuilder().appendAll(body);
    for (Section.Sequence sequence : msg.sequences()) {
      builder.appendArray(sequence.identifier(), sequence.documents());
    }
    return builder.build();
  }

  private static List<String> names(BsonArray nsInfo) {
    return nsInfo.stream()
        .filter(BsonValue::isDocument)
        .map(entry -> string(Fields.get(entry.asDocument(), "ns")))
        .filter(namespace -> !namespace.isEmpty())
        .toList();
  }

  private String string(String field) {
    return string(field.isEmpty() ? null : Fields.get(body, field));
  }

  private static String string(BsonValue value) {
    return value != null && value.isString() ? value.asString().getValue() : "";
  }

  private static String firstName(RawBsonDocument document) {
    return Fields.firstName(document).orElse("");
  }
}

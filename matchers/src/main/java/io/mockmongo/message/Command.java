package io.mockmongo.message;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.json.ExtendedJson;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The command that a request carries, as one document: a view over an {@link OpMsg} with its
 * document sequences put in as arrays, or over a {@link LegacyRequest}. Immutable and thread-safe;
 * what is costly is made when first asked for.
 *
 * <pre>{@code
 * Command command = received.command();
 * command.name().equals("insert") && command.namespace().equals("shop.orders")
 * }</pre>
 *
 * <p>What a legacy opcode does to a collection or its cursors has the empty name, so that no
 * pattern takes it for the command, and as its document what {@link LegacyRequest#document} says:
 * an OP_INSERT <code>{documents: [...]}</code>, a query its query.
 */
public final class Command {

  private final Message message;

  /** Null where a legacy request carries no command; its document is then made when asked for. */
  private final RawBsonDocument body;

  private final String name;

  // Made when first asked for, by each thread that does not see it yet; so each is read but once.
  private RawBsonDocument merged;
  private String namespace;

  private Command(Message message, RawBsonDocument body, String name) {
    this.message = message;
    this.body = body;
    this.name = name;
  }

  /**
   * Returns the view over a request.
   *
   * @param message an OP_MSG with a body, or a legacy request
   * @return the view
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

  /** Returns the name as the client wrote it: the first key, empty if there is none. */
  public String name() {
    return name;
  }

  /** Returns the database: {@code $db}, or what the legacy collection name begins with. */
  public String database() {
    if (message instanceof LegacyRequest legacy) {
      String full = legacy.fullCollectionName();
      int dot = full.indexOf('.');
      return dot < 0 ? full : full.substring(0, dot);
    }
    return string("$db");
  }

  /**
   * Returns the collection: the command's value where that is a string, {@code collection} for
   * getMore, empty if the command names none.
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
   * Returns the namespaces that the command is about: those that a bulkWrite lists in {@code
   * nsInfo}, in their order; of any other command its one.
   */
  public List<String> namespaces() {
    BsonValue listed = name.equals("bulkWrite") ? get("nsInfo") : null;
    List<String> namespaces =
        listed == null || !listed.isArray() ? List.of() : names(listed.asArray());
    return namespaces.isEmpty() ? List.of(namespace()) : namespaces;
  }

  /** Returns the whole command; document sequences stand as arrays after the body's own fields. */
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
   * @param field its name
   * @return the value, or null if there is no such field
   */
  public BsonValue get(String field) {
    return Fields.get(document(), field);
  }

  /** Returns the body alone, without document sequences; of a legacy request the document. */
  public RawBsonDocument body() {
    return body == null ? document() : body;
  }

  /**
   * Returns the whole command as one line of Extended JSON, for people and to be pasted into a
   * test: what drivers add by themselves stands last, credentials are {@code <hidden>}. What a
   * legacy request says beside its document follows in words.
   */
  public String text() {
    String text = ExtendedJson.write(displayDocument());
    return body == null ? text + LegacyDetails.of((LegacyRequest) message) : text;
  }

  /**
   * Returns the whole command as it is shown to people: the fields that drivers add stand last,
   * credentials are {@code <hidden>}.
   */
  public RawBsonDocument displayDocument() {
    return DisplayOrder.of(CredentialRedactor.redact(name, document()));
  }

  @Override
  public String toString() {
    return text();
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

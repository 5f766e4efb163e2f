package io.mockmongo.write;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * One write of a command: an insert, an update or a delete.
 *
 * <pre>{@code
 * Write write = WriteBatch.of(command).orElseThrow().write(2);
 * }</pre>
 *
 * @param kind what the write does
 * @param namespace the collection that it writes to, such as {@code shop.orders}
 * @param document the document of an insert, or null
 * @param filter the query of an update or a delete, or null
 * @param update the replacement, operators or pipeline of an update, or null
 * @param isUpsert whether an update inserts a document if none matches
 * @param isMulti whether an update changes all documents that match
 */
public record Write(
    Kind kind,
    String namespace,
    BsonDocument document,
    BsonValue filter,
    BsonValue update,
    boolean isUpsert,
    boolean isMulti) {

  /** What a write does. */
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE
  }

  static Write insert(String namespace, BsonDocument document) {
    return new Write(Kind.INSERT, namespace, document, null, null, false, false);
  }

  /** Returns an update from one element of the command update. */
  static Write update(String namespace, BsonDocument statement) {
    return new Write(
        Kind.UPDATE,
        namespace,
        null,
        Fields.get(statement, "q"),
        Fields.get(statement, "u"),
        Fields.isTrue(statement, "upsert"),
        Fields.isTrue(statement, "multi"));
  }

  /** Returns a delete from one element of the command delete. */
  static Write delete(String namespace, BsonDocument statement) {
    return new Write(Kind.DELETE, namespace, null, Fields.get(statement, "q"), null, false, false);
  }

  /** Returns the write that one element of a bulkWrite describes. */
  static Write inBulkWrite(Kind kind, String namespace, BsonDocument op) {
    if (kind == Kind.INSERT) {
      BsonValue document = Fields.get(op, "document");
      return insert(
          namespace,
          document != null && document.isDocument() ? document.asDocument() : new BsonDocument());
    }
    return new Write(
        kind,
        namespace,
        null,
        Fields.get(op, "filter"),
        Fields.get(op, "updateMods"),
        Fields.isTrue(op, "upsert"),
        Fields.isTrue(op, "multi"));
  }

  /** Returns the only write of a findAndModify. */
  public static Write findAndModify(Command command) {
    BsonValue update = command.get("update");
    return new Write(
        update == null ? Kind.DELETE : Kind.UPDATE,
        command.namespace(),
        null,
        command.get("query"),
        update,
        update != null && Fields.isTrue(command.document(), "upsert"),
        false);
  }

  /** Returns the document that this upsert inserts if no document matches. */
  public UpsertDocument upsertDocument() {
    return new UpsertDocument(filter, update);
  }

  /** Returns the {@code _id} that this write would store, if it says so. */
  public Optional<BsonValue> id() {
    return switch (kind) {
      case INSERT -> Optional.ofNullable(Fields.get(document, "_id"));
      case UPDATE -> upsertDocument().knownId();
      case DELETE -> Optional.empty();
    };
  }

  /** Returns the value of a field that this write would store, if it says so. */
  public Optional<BsonValue> valueOf(String field) {
    return field.equals("_id")
        ? id()
        : Optional.ofNullable(document).map(stored -> Fields.get(stored, field));
  }
}

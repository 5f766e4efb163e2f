package io.mockmongo.write;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * The document that an upsert inserts if no document matches.
 *
 * <pre>{@code
 * BsonValue id = write.upsertDocument().id();
 * }</pre>
 *
 * @param query the query of the update
 * @param update a replacement, update operators, or a pipeline
 */
public record UpsertDocument(BsonValue query, BsonValue update) {

  private static final Set<String> SETTERS = Set.of("$set", "$setOnInsert", "$inc");

  /** A missing query matches all documents; a missing update changes nothing. */
  public UpsertDocument {
    query = query == null ? new BsonDocument() : query;
    update = update == null ? BsonNull.VALUE : update;
  }

  /** Returns the _id in the query or the update, else a new one. */
  public BsonValue id() {
    return knownId().orElseGet(UpsertDocument::newId);
  }

  /** Returns the _id in the query or the update, if it is there. */
  public Optional<BsonValue> knownId() {
    return fieldsWithId().map(document -> document.get("_id"));
  }

  private static BsonValue newId() {
    return new BsonObjectId(new ObjectId());
  }

  private Optional<BsonDocument> fieldsWithId() {
    BsonDocument fields = new BsonDocument();
    if (update.isDocument()) {
      Fields.of(update.asDocument()).stream()
          .filter(field -> SETTERS.contains(field.name()) && field.value().isDocument())
          .forEach(field -> fields.putAll(field.value().asDocument()));
      if (isReplacement()) {
        fields.putAll(update.asDocument());
      }
    }
    addEqualities(query, fields);
    return Optional.of(fields).filter(document -> document.containsKey("_id"));
  }

  private boolean isReplacement() {
    return update.isDocument()
        && Fields.of(update.asDocument()).stream().noneMatch(field -> isOperator(field.name()));
  }

  /** Returns the whole document with an _id, or empty if the update does more than set fields. */
  public Optional<BsonDocument> document(BsonValue id) {
    BsonDocument document = new BsonDocument("_id", id);
    if (isReplacement()) {
      document.putAll(update.asDocument());
    } else {
      addEqualities(query, document);
      if (!update.isDocument() || !set(document)) {
        return Optional.empty();
      }
    }
    document.put("_id", id);
    return document.keySet().stream().anyMatch(name -> name.contains("."))
        ? Optional.empty()
        : Optional.of(document);
  }

  private boolean set(BsonDocument document) {
    for (Field operator : Fields.of(update.asDocument())) {
      if (!SETTERS.contains(operator.name()) || !operator.value().isDocument()) {
        return false;
      }
      if (operator.name().equals("$inc")
          && operator.value().asDocument().keySet().stream().anyMatch(document::containsKey)) {
        return false;
      }
      document.putAll(operator.value().asDocument());
    }
    return true;
  }

  /** Adds the fields that a query compares for equality, also those within {@code $and}. */
  private static void addEqualities(BsonValue query, BsonDocument document) {
    if (query == null || !query.isDocument()) {
      return;
    }
    for (Field field : Fields.of(query.asDocument())) {
      if (field.name().equals("$and") && field.value().isArray()) {
        field.value().asArray().forEach(part -> addEqualities(part, document));
      } else if (!isOperator(field.name())) {
        equalValue(field.value()).ifPresent(value -> document.put(field.name(), value));
      }
    }
  }

  private static Optional<BsonValue> equalValue(BsonValue condition) {
    if (condition.isRegularExpression()) {
      return Optional.empty();
    }
    boolean hasOperator =
        condition.isDocument()
            && Fields.of(condition.asDocument()).stream()
                .anyMatch(field -> isOperator(field.name()));
    return hasOperator
        ? Optional.ofNullable(Fields.get(condition.asDocument(), "$eq"))
        : Optional.of(condition);
  }

  private static boolean isOperator(String name) {
    return name.startsWith("$");
  }
}

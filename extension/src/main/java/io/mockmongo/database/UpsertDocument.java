package io.mockmongo.database;

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
 * The document that an update inserts where nothing matches.
 *
 * @param query which documents were to be updated
 * @param update a replacement, update operators, or a pipeline
 */
record UpsertDocument(BsonValue query, BsonValue update) {

  private static final Set<String> SETTING = Set.of("$set", "$setOnInsert", "$inc");

  /** Takes what was left out for what matches all, and changes nothing. */
  UpsertDocument {
    query = query == null ? new BsonDocument() : query;
    update = update == null ? BsonNull.VALUE : update;
  }

  /** Returns the _id that the query or the update gives, else a new one. */
  BsonValue id() {
    return told().map(document -> document.get("_id")).orElseGet(UpsertDocument::newId);
  }

  private static BsonValue newId() {
    return new BsonObjectId(new ObjectId());
  }

  private Optional<BsonDocument> told() {
    BsonDocument told = new BsonDocument();
    if (update.isDocument()) {
      Fields.of(update.asDocument()).stream()
          .filter(field -> SETTING.contains(field.name()) && field.value().isDocument())
          .forEach(field -> told.putAll(field.value().asDocument()));
      if (isReplacement()) {
        told.putAll(update.asDocument());
      }
    }
    addEqualities(query, told);
    return Optional.of(told).filter(document -> document.containsKey("_id"));
  }

  private boolean isReplacement() {
    return update.isDocument()
        && Fields.of(update.asDocument()).stream().noneMatch(field -> isOperator(field.name()));
  }

  /**
   * Returns the whole document with an _id, or empty if it takes more than setting fields to know
   * it.
   */
  Optional<BsonDocument> document(BsonValue id) {
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
      if (!SETTING.contains(operator.name()) || !operator.value().isDocument()) {
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

  /** A query's equalities are fields of what it inserts, also those joined by {@code $and}. */
  private static void addEqualities(BsonValue query, BsonDocument document) {
    if (query == null || !query.isDocument()) {
      return;
    }
    for (Field field : Fields.of(query.asDocument())) {
      if (field.name().equals("$and") && field.value().isArray()) {
        field.value().asArray().forEach(part -> addEqualities(part, document));
      } else if (!isOperator(field.name())) {
        equalTo(field.value()).ifPresent(value -> document.put(field.name(), value));
      }
    }
  }

  private static Optional<BsonValue> equalTo(BsonValue condition) {
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

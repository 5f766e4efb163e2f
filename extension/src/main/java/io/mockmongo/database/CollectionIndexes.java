package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The indexes of one collection in order of creation; the first is that of _id. Thread-safe. */
final class CollectionIndexes {

  static final RawBsonDocument ID_INDEX = ExtendedJson.parse("{v: 2, key: {_id: 1}, name: '_id_'}");

  private static final Set<String> FIRST_FIELDS = Set.of("v", "key", "name");
  private static final int KEY_CONFLICT = 86;
  private static final int NAME_CONFLICT = 85;

  private final List<BsonDocument> indexes = new CopyOnWriteArrayList<>(List.of(ID_INDEX));

  List<BsonDocument> all() {
    return List.copyOf(indexes);
  }

  int count() {
    return indexes.size();
  }

  /** Returns the error for an index that conflicts with one that exists. */
  Optional<Refusal> conflict(BsonDocument index) {
    return indexes.stream().flatMap(other -> conflict(index, other).stream()).findFirst();
  }

  private static Optional<Refusal> conflict(BsonDocument index, BsonDocument other) {
    boolean isNamed = other.get("name").equals(index.get("name"));
    if (isNamed && !hasKey(other, index.get("key"))) {
      return Optional.of(
          new Refusal(
              KEY_CONFLICT,
              "An existing index has the same name as the requested index. Requested index: %s,"
                      .formatted(ExtendedJson.write(index))
                  + " existing index: "
                  + ExtendedJson.write(other)));
    }
    boolean isEqual =
        other != ID_INDEX
            && hasKey(other, index.get("key"))
            && withoutName(index).equals(withoutName(other));
    return isEqual && !isNamed
        ? Optional.of(
            new Refusal(
                NAME_CONFLICT,
                "Index already exists with a different name: "
                    + other.getString("name").getValue()))
        : Optional.empty();
  }

  private static BsonDocument withoutName(BsonDocument index) {
    BsonDocument rest = inOrder(index);
    rest.remove("name");
    return rest;
  }

  /** Adds an index that conflicts with none; one that exists is not added again. */
  void add(BsonDocument index) {
    boolean isIdIndex = hasKey(ID_INDEX, index.get("key"));
    if (!isIdIndex && at(index.get("name")).isEmpty()) {
      indexes.add(inOrder(index));
    }
  }

  private static BsonDocument inOrder(BsonDocument index) {
    BsonDocument ordered =
        new BsonDocument("v", index.get("v", new BsonInt32(2)))
            .append("key", index.get("key"))
            .append("name", index.get("name"));
    Fields.of(index).stream()
        .filter(field -> !FIRST_FIELDS.contains(field.name()))
        .forEach(field -> ordered.append(field.name(), field.value()));
    return ordered;
  }

  /** Returns the index of a name, or of a key if the value is a document. */
  Optional<BsonDocument> at(BsonValue nameOrKey) {
    return indexes.stream().filter(index -> isAt(nameOrKey, index)).findFirst();
  }

  private static boolean isAt(BsonValue nameOrKey, BsonDocument index) {
    return nameOrKey.isDocument() ? hasKey(index, nameOrKey) : nameOrKey.equals(index.get("name"));
  }

  /** The order of a key's fields counts. */
  private static boolean hasKey(BsonDocument index, BsonValue key) {
    return Fields.of(index.getDocument("key")).equals(Fields.of(key.asDocument()));
  }

  /** Changes fields of an index. */
  void change(BsonValue nameOrKey, List<Field> changes) {
    indexes.replaceAll(index -> isAt(nameOrKey, index) ? changed(index.clone(), changes) : index);
  }

  private static BsonDocument changed(BsonDocument index, List<Field> changes) {
    changes.forEach(change -> index.append(change.name(), change.value()));
    return index;
  }

  void remove(BsonValue nameOrKey) {
    indexes.removeIf(index -> isAt(nameOrKey, index));
  }

  /** Removes all indexes but that of _id. */
  void removeAll() {
    indexes.removeIf(index -> index != ID_INDEX);
  }
}

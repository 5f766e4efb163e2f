package io.mockmongo.reply;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * The build of the first index of a createIndexes.
 *
 * @param namespace the collection
 * @param index the specification of the index
 */
record IndexBuild(String namespace, BsonDocument index) {

  static IndexBuild of(Command command) {
    List<RawBsonDocument> indexes = command.documents("indexes").orElse(List.of());
    return new IndexBuild(
        command.namespace(), indexes.isEmpty() ? new BsonDocument() : indexes.get(0));
  }

  /** Returns the context of its failure, as in the messages of servers since 4.4. */
  String failure() {
    return "Index build failed: %s: Collection %s ( %s )"
        .formatted(uuid(namespace + " " + name()), namespace, uuid(namespace));
  }

  /** Returns the key that two documents share: none of them has the fields of the index. */
  DuplicateKey duplicateKey() {
    BsonValue key = Fields.get(index, "key");
    BsonDocument pattern = key != null && key.isDocument() ? key.asDocument() : new BsonDocument();
    BsonDocument value = new BsonDocument();
    for (Field field : Fields.of(pattern)) {
      value.append(field.name(), BsonNull.VALUE);
    }
    return new DuplicateKey(namespace, name(), pattern, value);
  }

  private String name() {
    BsonValue name = Fields.get(index, "name");
    return name != null && name.isString() ? name.asString().getValue() : "";
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}

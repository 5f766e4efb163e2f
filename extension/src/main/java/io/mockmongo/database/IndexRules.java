package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** The rules for the specifications of indexes. */
final class IndexRules {

  private static final int INVALID_OPTION = 197;

  /** Each option with the first release that has it. */
  private static final Map<String, ServerRelease> OPTIONS =
      Arrays.stream(
              ("v key name ns background unique partialFilterExpression sparse dropDups"
                      + " expireAfterSeconds storageEngine collation weights default_language"
                      + " language_override textIndexVersion 2dsphereIndexVersion bits min max"
                      + " bucketSize wildcardProjection@4.2 hidden@4.4 clustered@6.0"
                      + " prepareUnique@6.0 originalSpec columnstoreProjection"
                      + " columnstoreCompressor coarsestIndexedLevel finestIndexedLevel safe"
                      + " invalidateCOD safeContent")
                  .split(" "))
          .map(FieldRule::of)
          .collect(Collectors.toMap(FieldRule::name, FieldRule::since));

  private final ServerRelease release;

  IndexRules(ServerRelease release) {
    this.release = release;
  }

  /** Returns the error of a server for the indexes of a createIndexes. */
  Optional<Refusal> refusal(List<RawBsonDocument> indexes) {
    return indexes.isEmpty()
        ? Optional.of(Refusal.badValue("Must specify at least one index to create"))
        : indexes.stream().flatMap(index -> refusal(index).stream()).findFirst();
  }

  private Optional<Refusal> refusal(BsonDocument index) {
    return Fields.of(index).stream()
        .filter(field -> !isKnown(field))
        .findFirst()
        .map(field -> unknown(field, index))
        .or(() -> missing("key", index, FieldType.OBJECT))
        .or(() -> missing("name", index, FieldType.STRING));
  }

  private boolean isKnown(Field option) {
    ServerRelease since = OPTIONS.get(option.name());
    return since != null && release.compareTo(since) >= 0 || option.name().startsWith("_");
  }

  private static Refusal unknown(Field option, BsonDocument index) {
    return new Refusal(
        INVALID_OPTION,
        "The field '%s' is not valid for an index specification. Specification: %s"
            .formatted(option.name(), ExtendedJson.write(index)));
  }

  private static Optional<Refusal> missing(String field, BsonDocument index, FieldType type) {
    BsonValue value = Fields.get(index, field);
    if (value == null) {
      return Optional.of(
          Refusal.unparsed(
              "The '" + field + "' field is a required property of an index specification"));
    }
    return type.includes(value)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Refusal.TYPE_MISMATCH,
                "The field '%s' must be of %s".formatted(field, type.expected())));
  }
}

package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.profile.ServerRelease;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The rules for queries: which operators there are, and which of them take an array. */
final class QueryRules {

  private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");
  private static final Set<String> OF_DOCUMENTS =
      Set.of(
          "$alwaysFalse",
          "$alwaysTrue",
          "$comment",
          "$db",
          "$expr",
          "$id",
          "$jsonSchema",
          "$ref",
          "$sampleRate",
          "$text",
          "$where");
  private static final Set<String> OF_FIELDS =
      Set.of(
          ("$all $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $elemMatch $eq $exists"
                  + " $geoIntersects $geoNear $geoWithin $gt $gte $in $lt $lte $maxDistance"
                  + " $minDistance $mod $ne $near $nearSphere $nin $not $options $regex $size"
                  + " $type $within $uniqueDocs")
              .split(" "));

  /** The first field of a reference to a document of another collection, which is a value. */
  private static final Set<String> REFERENCE = Set.of("$ref", "$id", "$db");

  private static final Map<String, String> ARRAY_NEEDED =
      Map.of(
          "$in",
          "$in needs an array",
          "$nin",
          "$nin needs an array",
          "$all",
          "$all needs an array");

  private final ServerRelease release;

  QueryRules(ServerRelease release) {
    this.release = release;
  }

  /** Returns the error of a server for a query, which may be null. */
  Optional<Refusal> refusal(BsonValue query) {
    return query == null || !query.isDocument()
        ? Optional.empty()
        : first(query.asDocument(), this::inField);
  }

  private Optional<Refusal> inField(Field field) {
    String name = field.name();
    if (!name.startsWith("$")) {
      return inCondition(field.value());
    }
    if (LOGICAL.contains(name)) {
      return inLogical(name, field.value());
    }
    return OF_DOCUMENTS.contains(name) || name.startsWith("$_")
        ? Optional.empty()
        : Optional.of(unknownTopLevel(name));
  }

  private Refusal unknownTopLevel(String name) {
    String hint =
        release.compareTo(ServerRelease.V5_0) < 0
            ? ""
            : ". If you have a field name that starts with a '$' symbol, consider using $getField"
                + " or $setField.";
    return Refusal.badValue("unknown top level operator: " + name + hint);
  }

  private Optional<Refusal> inLogical(String name, BsonValue queries) {
    if (!queries.isArray()) {
      return Optional.of(Refusal.badValue(name + " must be an array"));
    }
    BsonArray all = queries.asArray();
    if (all.isEmpty()) {
      return Optional.of(Refusal.badValue("$and/$or/$nor must be a nonempty array"));
    }
    return all.stream()
        .map(
            each ->
                each.isDocument()
                    ? refusal(each)
                    : Optional.of(
                        Refusal.badValue("$or/$and/$nor entries need to be full objects")))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> inCondition(BsonValue value) {
    return isOperators(value) ? first(value.asDocument(), this::inOperator) : Optional.empty();
  }

  private static boolean isOperators(BsonValue value) {
    if (!value.isDocument()) {
      return false;
    }
    String name = Fields.of(value.asDocument()).stream().findFirst().map(Field::name).orElse("");
    return name.startsWith("$") && !REFERENCE.contains(name);
  }

  private Optional<Refusal> inOperator(Field operator) {
    String name = operator.name();
    BsonValue value = operator.value();
    if (!OF_FIELDS.contains(name) && !name.startsWith("$_")) {
      return Optional.of(Refusal.badValue("unknown operator: " + name));
    }
    if (ARRAY_NEEDED.containsKey(name) && !value.isArray()) {
      return Optional.of(Refusal.badValue(ARRAY_NEEDED.get(name)));
    }
    return switch (name) {
      case "$not" -> inNot(value);
      case "$elemMatch" -> inElement(value);
      default -> Optional.empty();
    };
  }

  private Optional<Refusal> inNot(BsonValue value) {
    return value.isDocument() || value.isRegularExpression()
        ? inCondition(value)
        : Optional.of(Refusal.badValue("$not needs a regex or a document"));
  }

  /** Elements are compared by operators for fields, or by a whole query. */
  private Optional<Refusal> inElement(BsonValue value) {
    if (!value.isDocument()) {
      return Optional.of(Refusal.badValue("$elemMatch needs an Object"));
    }
    List<Field> fields = Fields.of(value.asDocument());
    boolean isQuery =
        fields.isEmpty()
            || LOGICAL.contains(fields.get(0).name())
            || OF_DOCUMENTS.contains(fields.get(0).name());
    return isQuery || !isOperators(value) ? refusal(value) : inCondition(value);
  }

  private static Optional<Refusal> first(
      BsonDocument document, Function<Field, Optional<Refusal>> rule) {
    return Fields.of(document).stream().map(rule).flatMap(Optional::stream).findFirst();
  }
}

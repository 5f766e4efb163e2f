package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Runs the stages of an aggregation whose result is known without a query engine: most stages turn
 * an empty input into an empty output, and documents can be counted, skipped and limited.
 */
final class AggregationPipeline {

  private static final Set<String> EMPTY_FOR_EMPTY =
      Set.of(
          "$addFields",
          "$bucket",
          "$bucketAuto",
          "$count",
          "$fill",
          "$geoNear",
          "$graphLookup",
          "$group",
          "$indexStats",
          "$lookup",
          "$match",
          "$planCacheStats",
          "$project",
          "$redact",
          "$replaceRoot",
          "$replaceWith",
          "$sample",
          "$set",
          "$setWindowFields",
          "$sort",
          "$sortByCount",
          "$unset",
          "$unwind");

  private final List<RawBsonDocument> documents;

  private AggregationPipeline(List<RawBsonDocument> documents) {
    this.documents = documents;
  }

  /** Returns the output of the stages, or empty if a query engine is needed to know it. */
  static Optional<List<RawBsonDocument>> run(BsonArray stages, List<RawBsonDocument> documents) {
    Optional<List<RawBsonDocument>> result = Optional.of(documents);
    for (BsonValue stage : stages) {
      result = result.flatMap(input -> new AggregationPipeline(input).through(stage));
    }
    return result;
  }

  private Optional<List<RawBsonDocument>> through(BsonValue stage) {
    if (!stage.isDocument() || Fields.of(stage.asDocument()).size() != 1) {
      return Optional.empty();
    }
    Field operator = Fields.of(stage.asDocument()).get(0);
    BsonValue argument = operator.value();
    return switch (operator.name()) {
      case "$facet" -> argument.isDocument() ? facets(argument.asDocument()) : Optional.empty();
      case "$merge", "$out" -> Optional.of(List.of());
      case "$skip" -> count(argument).map(skipped -> documents.subList(skipped, documents.size()));
      case "$limit" -> count(argument).map(limit -> documents.subList(0, limit));
      default ->
          documents.isEmpty()
              ? withoutInput(operator.name())
              : withInput(operator.name(), argument);
    };
  }

  private Optional<Integer> count(BsonValue value) {
    return value.isNumber() && value.asNumber().longValue() >= 0
        ? Optional.of((int) Math.min(value.asNumber().longValue(), documents.size()))
        : Optional.empty();
  }

  private static Optional<List<RawBsonDocument>> withoutInput(String stage) {
    return EMPTY_FOR_EMPTY.contains(stage) ? Optional.of(List.of()) : Optional.empty();
  }

  private Optional<List<RawBsonDocument>> withInput(String stage, BsonValue argument) {
    return switch (stage) {
      case "$match" -> isEmpty(argument) ? Optional.of(documents) : Optional.empty();
      case "$count" ->
          argument.isString()
              ? Optional.of(counted(argument.asString().getValue()))
              : Optional.empty();
      case "$group" -> argument.isDocument() ? grouped(argument.asDocument()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private List<RawBsonDocument> counted(String field) {
    return List.of(new RawBuilder().append(field, new BsonInt32(documents.size())).build());
  }

  /** Returns all documents as one group, if it has a constant _id and only counts. */
  private Optional<List<RawBsonDocument>> grouped(BsonDocument argument) {
    RawBuilder group = new RawBuilder();
    for (Field field : Fields.of(argument)) {
      if (field.name().equals("_id") && isConstant(field.value())) {
        group.append("_id", field.value());
      } else if (isCount(field.value())) {
        group.append(field.name(), new BsonInt32(documents.size()));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(List.of(group.build()));
  }

  private static boolean isConstant(BsonValue value) {
    return value.isNull() || value.isNumber() || value.isBoolean();
  }

  private static boolean isCount(BsonValue value) {
    BsonValue summand = value.isDocument() ? Fields.get(value.asDocument(), "$sum") : null;
    return summand != null && summand.isInt32() && summand.asInt32().getValue() == 1;
  }

  private Optional<List<RawBsonDocument>> facets(BsonDocument argument) {
    RawBuilder facets = new RawBuilder();
    for (Field facet : Fields.of(argument)) {
      Optional<List<RawBsonDocument>> result =
          facet.value().isArray() ? run(facet.value().asArray(), documents) : Optional.empty();
      if (result.isEmpty()) {
        return Optional.empty();
      }
      facets.appendArray(facet.name(), result.get());
    }
    return Optional.of(List.of(facets.build()));
  }

  private static boolean isEmpty(BsonValue value) {
    return value.isDocument() && Fields.of(value.asDocument()).isEmpty();
  }
}

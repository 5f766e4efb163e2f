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
 * The stages of an aggregation, as far as what they give is known without a query engine: most give
 * nothing for nothing, and of documents there are some can be counted, skipped and limited.
 */
final class AggregationPipeline {

  private static final Set<String> NOTHING_FOR_NOTHING =
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

  /** Returns what comes out of some stages, or empty if that is not known. */
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
    Field only = Fields.of(stage.asDocument()).get(0);
    BsonValue told = only.value();
    return switch (only.name()) {
      case "$facet" -> told.isDocument() ? facets(told.asDocument()) : Optional.empty();
      case "$merge", "$out" -> Optional.of(List.of());
      case "$skip" -> count(told).map(skipped -> documents.subList(skipped, documents.size()));
      case "$limit" -> count(told).map(limit -> documents.subList(0, limit));
      default -> documents.isEmpty() ? ofNothing(only.name()) : ofSome(only.name(), told);
    };
  }

  private Optional<Integer> count(BsonValue value) {
    return value.isNumber() && value.asNumber().longValue() >= 0
        ? Optional.of((int) Math.min(value.asNumber().longValue(), documents.size()))
        : Optional.empty();
  }

  private static Optional<List<RawBsonDocument>> ofNothing(String stage) {
    return NOTHING_FOR_NOTHING.contains(stage) ? Optional.of(List.of()) : Optional.empty();
  }

  private Optional<List<RawBsonDocument>> ofSome(String stage, BsonValue told) {
    return switch (stage) {
      case "$match" -> isEmpty(told) ? Optional.of(documents) : Optional.empty();
      case "$count" ->
          told.isString() ? Optional.of(counted(told.asString().getValue())) : Optional.empty();
      case "$group" -> told.isDocument() ? grouped(told.asDocument()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private List<RawBsonDocument> counted(String field) {
    return List.of(new RawBuilder().append(field, new BsonInt32(documents.size())).build());
  }

  /** All documents in one group, of which no more is asked than their number. */
  private Optional<List<RawBsonDocument>> grouped(BsonDocument told) {
    RawBuilder group = new RawBuilder();
    for (Field field : Fields.of(told)) {
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

  private Optional<List<RawBsonDocument>> facets(BsonDocument told) {
    RawBuilder facets = new RawBuilder();
    for (Field facet : Fields.of(told)) {
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

package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.profile.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** The rules for aggregation pipelines: which stages there are, and what their arguments may be. */
final class PipelineRules {

  /** Each stage with the first release that has it. */
  private static final Map<String, ServerRelease> STAGES =
      Arrays.stream(
              ("$addFields $bucket $bucketAuto $changeStream $collStats $count $currentOp $facet"
                      + " $geoNear $graphLookup $group $indexStats $limit $listLocalSessions"
                      + " $listSessions $lookup $match $merge $mergeCursors $out $planCacheStats"
                      + " $project $queue $redact $replaceRoot $replaceWith $sample $set $skip"
                      + " $sort $sortByCount $unset $unwind $backupCursor $backupCursorExtend"
                      + " $operationMetrics $queryStats $querySettings $search $searchBeta"
                      + " $searchMeta $vectorSearch $listSearchIndexes $listSampledQueries"
                      + " $listCatalog $shardedDataDistribution $listMqlEntities"
                      + " $changeStreamSplitLargeEvent $unionWith@4.4 $setWindowFields@5.0"
                      + " $densify@6.0 $fill@6.0 $documents@6.0 $rankFusion@8.0"
                      + " $scoreFusion@8.0 $score@8.0 $listClusterCatalog@8.0")
                  .split(" "))
          .map(FieldRule::of)
          .collect(Collectors.toMap(FieldRule::name, FieldRule::since));

  private static final Set<String> LAST = Set.of("$out", "$merge");

  private final ServerRelease release;
  private final QueryRules queries;

  PipelineRules(ServerRelease release, QueryRules queries) {
    this.release = release;
    this.queries = queries;
  }

  /** Returns the error of a server for a pipeline, which may be null. */
  Optional<Refusal> refusal(BsonValue pipeline) {
    if (pipeline == null || !pipeline.isArray()) {
      return Optional.empty();
    }
    BsonArray stages = pipeline.asArray();
    for (int i = 0; i < stages.size(); i++) {
      Optional<Refusal> refusal = inStage(stages.get(i), i == stages.size() - 1);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> inStage(BsonValue stage, boolean isLast) {
    if (!stage.isDocument()) {
      return refusal(
          Refusal.TYPE_MISMATCH, "Each element of the 'pipeline' array must be an object");
    }
    List<Field> fields = Fields.of(stage.asDocument());
    if (fields.size() != 1) {
      return refusal(
          40323, "A pipeline stage specification object must contain exactly one field.");
    }
    String name = fields.get(0).name();
    if (!isKnown(name)) {
      return refusal(40324, "Unrecognized pipeline stage name: '" + name + "'");
    }
    return LAST.contains(name) && !isLast
        ? refusal(40601, name + " can only be the final stage in the pipeline")
        : inArgument(name, fields.get(0).value());
  }

  private boolean isKnown(String stage) {
    ServerRelease since = STAGES.get(stage);
    return since != null && release.compareTo(since) >= 0 || stage.startsWith("$_");
  }

  private Optional<Refusal> inArgument(String stage, BsonValue argument) {
    return switch (stage) {
      case "$match" ->
          argument.isDocument()
              ? queries.refusal(argument)
              : refusal(15959, "the match filter must be an expression in an object");
      case "$group" -> inGroup(argument);
      case "$sort" ->
          argument.isDocument()
              ? Optional.empty()
              : refusal(15973, "the $sort key specification must be an object");
      case "$project" ->
          argument.isDocument()
              ? Optional.empty()
              : refusal(15969, "$project specification must be an object");
      case "$count" ->
          argument.isString() && !argument.asString().getValue().isEmpty()
              ? Optional.empty()
              : refusal(40156, "the count field must be a non-empty string");
      case "$facet" -> inFacets(argument);
      case "$lookup", "$unionWith" ->
          argument.isDocument()
              ? refusal(Fields.get(argument.asDocument(), "pipeline"))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> inGroup(BsonValue argument) {
    if (!argument.isDocument()) {
      return refusal(15947, "a group's fields must be specified in an object");
    }
    return Fields.get(argument.asDocument(), "_id") == null
        ? refusal(15955, "a group specification must include an _id")
        : Optional.empty();
  }

  private Optional<Refusal> inFacets(BsonValue argument) {
    return argument.isDocument() && !Fields.of(argument.asDocument()).isEmpty()
        ? Fields.of(argument.asDocument()).stream()
            .map(
                facet ->
                    facet.value().isArray()
                        ? refusal(facet.value())
                        : refusal(40170, "arguments to $facet must be arrays"))
            .flatMap(Optional::stream)
            .findFirst()
        : refusal(40169, "the $facet specification must be a non-empty object");
  }

  private static Optional<Refusal> refusal(int code, String message) {
    return Optional.of(new Refusal(code, message));
  }
}

package io.mockmongo.database;

import static io.mockmongo.profile.ServerRelease.V4_4;
import static io.mockmongo.profile.ServerRelease.V5_0;

import java.util.Map;
import java.util.Optional;

/**
 * The fields of the commands for which they are known; any other command may have any field. A
 * field is followed by its type, by {@code !} if it is required, and by the first release that
 * knows it.
 */
final class CommandTable {

  private static final String WRITE =
      " ordered:bool bypassDocumentValidation:bool let:object@5.0 stmtIds isTimeseriesNamespace"
          + " collectionUUID encryptionInformation bypassEmptyTsReplacement runtimeConstants"
          + " legacyRuntimeConstants";

  private static final String QUERY =
      " collation:object hint let:object@5.0 runtimeConstants legacyRuntimeConstants"
          + " collectionUUID encryptionInformation includeQueryStatsMetrics querySettings comment";

  private static final CommandFields INSERT =
      CommandFields.of(
          "insert",
          "documents:array! ordered:bool bypassDocumentValidation:bool stmtIds collectionUUID"
              + " isTimeseriesNamespace encryptionInformation bypassEmptyTsReplacement");

  private static final CommandFields FIND =
      CommandFields.of(
              "find",
              "filter:object projection:object sort:object skip:number limit:number"
                  + " batchSize:number ntoreturn singleBatch:bool allowDiskUse:bool@4.4 min:object"
                  + " max:object returnKey:bool showRecordId:bool tailable:bool oplogReplay"
                  + " noCursorTimeout:bool awaitData:bool allowPartialResults:bool options readOnce"
                  + " allowSpeculativeMajorityRead term resumeAfter"
                  + QUERY)
          .before(V5_0, Refusal.unparsed("Unrecognized field '%s'."));

  private static final CommandFields AGGREGATE =
      CommandFields.of(
              "aggregate",
              "pipeline:array! cursor:object explain:bool allowDiskUse:bool"
                  + " bypassDocumentValidation:bool fromMongos fromRouter needsMerge exchange"
                  + " needsSortedMerge use44SortKeys useNewUpsert isMapReduceCommand"
                  + " passthroughToShard"
                  + QUERY)
          .before(V5_0, Refusal.unparsed("unrecognized field '%s'"));

  private static final CommandFields FIND_AND_MODIFY =
      CommandFields.of(
              "findAndModify",
              "query:object fields:object sort:object hint@4.4 collation:object arrayFilters:array"
                  + " remove:bool update upsert:bool new:bool bypassDocumentValidation:bool"
                  + " let:object@5.0 stmtId runtimeConstants legacyRuntimeConstants sampleId"
                  + " encryptionInformation isTimeseriesNamespace originalQuery originalCollation"
                  + " allowShardKeyUpdatesWithoutFullShardKeyInQuery bypassEmptyTsReplacement")
          .before(V5_0, new Refusal(51177, "BSON field '%s' is an unknown field."));

  private static final CommandFields CREATE_INDEXES =
      CommandFields.of(
              "createIndexes",
              "indexes:array! commitQuorum@4.4 ignoreUnknownIndexOptions isTimeseriesNamespace")
          .before(V5_0, Refusal.badValue("Invalid field specified for createIndexes command: %s"));

  private static final CommandFields COUNT =
      CommandFields.of(
              "count",
              "query:object limit:number skip:number fields queryOptions encryptionInformation"
                  + " hint collation:object collectionUUID querySettings")
          .ignoredBefore(V4_4);

  private static final CommandFields CREATE =
      CommandFields.of(
              "create",
              "capped:bool autoIndexId size:number max:number storageEngine:object"
                  + " validator:object validationLevel:string validationAction:string"
                  + " indexOptionDefaults:object viewOn:string pipeline:array collation:object"
                  + " timeseries:object@5.0 expireAfterSeconds@5.0 clusteredIndex@6.0"
                  + " changeStreamPreAndPostImages:object@6.0 encryptedFields:object@6.0"
                  + " recordPreImages temp flags idIndex recordIdsReplicated")
          .ignoredBefore(V4_4);

  private static final CommandFields COLL_MOD =
      CommandFields.of(
              "collMod",
              "index:object validator:object validationLevel:string validationAction:string"
                  + " viewOn:string pipeline:array expireAfterSeconds timeseries:object"
                  + " changeStreamPreAndPostImages:object@6.0 recordPreImages cappedSize@6.0"
                  + " cappedMax@6.0 dryRun@6.0 isTimeseriesNamespace collModVersion usePowerOf2Sizes"
                  + " noPadding timeseriesBucketsMayHaveMixedSchemaData")
          .ignoredBefore(V5_0);

  private static final Map<String, CommandFields> COMMANDS =
      Map.ofEntries(
          Map.entry("insert", INSERT),
          Map.entry("update", CommandFields.of("update", "updates:array!" + WRITE)),
          Map.entry("delete", CommandFields.of("delete", "deletes:array!" + WRITE)),
          Map.entry("find", FIND),
          Map.entry("aggregate", AGGREGATE),
          Map.entry("findAndModify", FIND_AND_MODIFY),
          Map.entry("findandmodify", FIND_AND_MODIFY),
          Map.entry("count", COUNT),
          Map.entry("create", CREATE),
          Map.entry("createIndexes", CREATE_INDEXES),
          Map.entry("collMod", COLL_MOD),
          Map.entry(
              "bulkWrite",
              CommandFields.of(
                  "bulkWrite", "ops:array! nsInfo:array! cursor:object errorsOnly:bool" + WRITE)));

  /** By field of a command, the fields of each of its elements. */
  private static final Map<String, CommandFields> ELEMENTS =
      Map.of(
          "updates",
          CommandFields.of(
              "update.updates",
              "q:object! u! c:object multi:bool upsert:bool upsertSupplied collation:object"
                  + " arrayFilters:array hint@4.2 sort:object@8.0 sampleId"
                  + " allowShardKeyUpdatesWithoutFullShardKeyInQuery"
                  + " includeQueryStatsMetricsForOpIndex"),
          "deletes",
          CommandFields.of(
              "delete.deletes",
              "q:object! limit! collation:object hint@4.4 sampleId"
                  + " includeQueryStatsMetricsForOpIndex"));

  private CommandTable() {}

  /** Returns the fields of a command, empty if they are not known. */
  static Optional<CommandFields> of(String command) {
    return Optional.ofNullable(COMMANDS.get(command));
  }

  /** Returns the fields of each element in an array of a command, empty if they are not known. */
  static Optional<CommandFields> ofElements(String array) {
    return Optional.ofNullable(ELEMENTS.get(array));
  }
}

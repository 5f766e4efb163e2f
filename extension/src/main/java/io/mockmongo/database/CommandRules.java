package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The rules of a release for commands: which commands and fields it has, and what their values may
 * be. A command that breaks a rule is refused with the server's error; where servers differ, or a
 * query engine is needed to know, a command is accepted.
 */
final class CommandRules {

  private static final int INVALID_LENGTH = 16;
  private static final int UNAUTHORIZED = 13;
  private static final Set<String> ADMIN_ONLY =
      Set.of(
          "bulkWrite",
          "currentOp",
          "getCmdLineOpts",
          "getLog",
          "getParameter",
          "killOp",
          "listDatabases",
          "renameCollection",
          "replSetGetConfig",
          "replSetGetStatus");
  private static final Map<String, String> BATCHES =
      Map.of("insert", "documents", "update", "updates", "delete", "deletes");

  private static final Map<String, String> QUERIES =
      Map.of(
          "find", "filter",
          "count", "query",
          "distinct", "query",
          "findAndModify", "query",
          "findandmodify", "query");

  private final ServerRelease release;
  private final QueryRules queries;
  private final PipelineRules pipelines;
  private final UpdateRules updates;

  CommandRules(ServerRelease release) {
    this.release = release;
    this.queries = new QueryRules(release);
    this.pipelines = new PipelineRules(release, queries);
    this.updates = new UpdateRules(pipelines);
  }

  /** Returns the error with which a server of the release refuses a command. */
  Optional<Refusal> refusal(Command command) {
    return inDatabase(command)
        .or(() -> TransactionRules.refusal(command))
        .or(() -> inFields(command))
        .or(() -> inBatch(command))
        .or(() -> inAlternatives(command))
        .or(() -> inQuery(command));
  }

  /**
   * Returns the error with which a server refuses one write of a command, as a write error.
   *
   * @param query the query, or null
   * @param update the update, or null for a delete
   * @param isMulti whether it is for all documents that match
   */
  Optional<Refusal> refusalOfWrite(BsonValue query, BsonValue update, boolean isMulti) {
    return queries.refusal(query).or(() -> updates.refusal(update, isMulti));
  }

  private static Optional<Refusal> inDatabase(Command command) {
    return ADMIN_ONLY.contains(command.name()) && !command.database().equals("admin")
        ? Optional.of(
            new Refusal(
                UNAUTHORIZED, command.name() + " may only be run against the admin database."))
        : Optional.empty();
  }

  private Optional<Refusal> inFields(Command command) {
    return CommandTable.of(command.name())
        .flatMap(fields -> fields.refusal(command.document(), release));
  }

  private Optional<Refusal> inQuery(Command command) {
    String field = QUERIES.get(command.name());
    return field == null ? Optional.empty() : queries.refusal(command.get(field));
  }

  private Optional<Refusal> inBatch(Command command) {
    String field = BATCHES.get(command.name());
    BsonValue batch = field == null ? null : command.get(field);
    if (batch == null || !batch.isArray()) {
      return Optional.empty();
    }
    return batch.asArray().isEmpty() ? Optional.of(empty()) : inElements(field, batch.asArray());
  }

  private static Refusal empty() {
    return new Refusal(
        INVALID_LENGTH, "Write batch sizes must be between 1 and 100000. Got 0 operations.");
  }

  private Optional<Refusal> inElements(String field, BsonArray batch) {
    return CommandTable.ofElements(field).stream()
        .flatMap(
            fields ->
                batch.stream()
                    .filter(BsonValue::isDocument)
                    .map(BsonValue::asDocument)
                    .flatMap(
                        element ->
                            fields
                                .refusalOfElement(element, release)
                                .or(() -> inLimit(element))
                                .stream()))
        .findFirst();
  }

  /** An update has no limit, a delete has 0 or 1. */
  private static Optional<Refusal> inLimit(BsonDocument element) {
    BsonValue limit = Fields.get(element, "limit");
    boolean isValid =
        limit == null
            || limit.isNumber()
                && (limit.asNumber().doubleValue() == 0 || limit.asNumber().doubleValue() == 1);
    return isValid
        ? Optional.empty()
        : Optional.of(Refusal.unparsed("The limit field in delete objects must be 0 or 1."));
  }

  private Optional<Refusal> inAlternatives(Command command) {
    return switch (command.name()) {
      case "findAndModify", "findandmodify" -> inFindAndModify(command);
      case "aggregate" -> inAggregate(command);
      default -> Optional.empty();
    };
  }

  private Optional<Refusal> inFindAndModify(Command command) {
    boolean removes = isTrue(command.get("remove"));
    boolean hasUpdate = command.get("update") != null;
    if (removes == hasUpdate) {
      return Optional.of(
          Refusal.unparsed(
              removes
                  ? "Cannot specify both an update and remove=true"
                  : "Either an update or remove=true must be specified"));
    }
    return removes && isTrue(command.get("new"))
        ? Optional.of(
            Refusal.unparsed(
                "Cannot specify both new=true and remove=true;"
                    + " 'remove' always returns the deleted document"))
        : updates.refusal(command.get("update"), false);
  }

  /** A server takes any number but 0 for true. */
  private static boolean isTrue(BsonValue value) {
    return BsonBoolean.TRUE.equals(value)
        || value != null && value.isNumber() && value.asNumber().doubleValue() != 0;
  }

  private Optional<Refusal> inAggregate(Command command) {
    BsonValue pipeline = command.get("pipeline");
    if (pipeline != null && !pipeline.isArray()) {
      return Optional.of(
          new Refusal(Refusal.TYPE_MISMATCH, "'pipeline' option must be specified as an array"));
    }
    return command.get("cursor") == null && command.get("explain") == null
        ? Optional.of(
            Refusal.unparsed(
                "The 'cursor' option is required, except for aggregate with the explain"
                    + " argument"))
        : pipelines.refusal(pipeline);
  }
}

package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.profile.ServerRelease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * The fields that a command, or an element of one of its arrays, may have in each release.
 * Immutable.
 *
 * <p>Servers describe their commands in an interface definition language (IDL), each command since
 * another release. Before, a command had its own error for unknown fields, or ignored them.
 */
final class CommandFields {

  /** Fields of every command; those that begin with a dollar sign are not looked at. */
  private static final Map<String, FieldRule> GENERIC =
      rules(
          "lsid txnNumber autocommit startTransaction coordinator stmtId readConcern writeConcern"
              + " maxTimeMS maxTimeMSOpOnly operationTime help clientOperationKey"
              + " comment@4.4 apiVersion@5.0 apiStrict@5.0 apiDeprecationErrors@5.0"
              + " databaseVersion shardVersion tracking_info allowImplicitCollectionCreation"
              + " mayBypassWriteBlocking expectPrefix serialization_context"
              + " requestGossipRoutingCache rawData startOrContinueTransaction traceCtx"
              + " versionContext");

  private final String name;
  private final Map<String, FieldRule> rules;
  private final ServerRelease described;
  private final Refusal before;

  private CommandFields(
      String name, Map<String, FieldRule> rules, ServerRelease described, Refusal before) {
    this.name = name;
    this.rules = rules;
    this.described = described;
    this.before = before;
  }

  /** Makes the fields of a command that every release describes in its IDL. */
  static CommandFields of(String name, String rules) {
    return new CommandFields(name, rules(rules), ServerRelease.V3_6, null);
  }

  /** Returns the same fields, for a command that ignored unknown fields before a release. */
  CommandFields ignoredBefore(ServerRelease release) {
    return new CommandFields(name, rules, release, null);
  }

  /**
   * Returns the same fields, for a command that had its own error for unknown fields before a
   * release.
   *
   * @param release the first release that describes the command in its IDL
   * @param error the error of releases before, with {@code %s} for the field
   */
  CommandFields before(ServerRelease release, Refusal error) {
    return new CommandFields(name, rules, release, error);
  }

  private static Map<String, FieldRule> rules(String text) {
    Map<String, FieldRule> rules = new LinkedHashMap<>();
    for (String rule : text.split(" ")) {
      rules.put(FieldRule.of(rule).name(), FieldRule.of(rule));
    }
    return rules;
  }

  /** Returns the error of a server of a release for the fields of a command. */
  Optional<Refusal> refusal(BsonDocument command, ServerRelease release) {
    List<Field> fields = Fields.of(command);
    return refusal(command, fields.subList(Math.min(1, fields.size()), fields.size()), release);
  }

  /** Returns the error of a server of a release for the fields of an element of a command. */
  Optional<Refusal> refusalOfElement(BsonDocument element, ServerRelease release) {
    return refusal(element, Fields.of(element), release);
  }

  private Optional<Refusal> refusal(
      BsonDocument document, List<Field> fields, ServerRelease release) {
    Optional<Refusal> unknown =
        fields.stream()
            .filter(field -> !isKnown(field.name(), release))
            .findFirst()
            .flatMap(field -> unknown(field, release));
    if (unknown.isPresent() || release.compareTo(described) < 0) {
      return unknown;
    }
    return rules.values().stream()
        .filter(rule -> rule.isKnownTo(release))
        .flatMap(rule -> rule.refusal(name, Fields.get(document, rule.name())).stream())
        .findFirst();
  }

  private boolean isKnown(String field, ServerRelease release) {
    return field.startsWith("$")
        || field.startsWith("_")
        || List.of(GENERIC, rules).stream()
            .map(known -> known.get(field))
            .anyMatch(rule -> rule != null && rule.isKnownTo(release));
  }

  private Optional<Refusal> unknown(Field field, ServerRelease release) {
    if (release.compareTo(described) >= 0) {
      return Optional.of(Refusal.unknownField(name + "." + field.name()));
    }
    return Optional.ofNullable(before)
        .map(error -> new Refusal(error.code(), error.message().formatted(field.name())));
  }
}

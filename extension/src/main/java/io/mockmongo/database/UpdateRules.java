package io.mockmongo.database;

import io.mockmongo.bson.Field;
import io.mockmongo.bson.Fields;
import io.mockmongo.bson.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The rules for updates: a replacement, update operators, or a pipeline. */
final class UpdateRules {

  private static final Set<String> OPERATORS =
      Set.of(
          "$addToSet",
          "$bit",
          "$currentDate",
          "$inc",
          "$max",
          "$min",
          "$mul",
          "$pop",
          "$pull",
          "$pullAll",
          "$push",
          "$rename",
          "$set",
          "$setOnInsert",
          "$unset");

  private final PipelineRules pipelines;

  UpdateRules(PipelineRules pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Returns the error of a server for an update.
   *
   * @param update the update, or null
   * @param isMulti whether it is for all documents that match
   */
  Optional<Refusal> refusal(BsonValue update, boolean isMulti) {
    if (update == null || update.isArray()) {
      return pipelines.refusal(update);
    }
    return update.isDocument()
        ? inDocument(update.asDocument(), isMulti)
        : Optional.of(Refusal.unparsed("Update argument must be either an object or an array"));
  }

  private static Optional<Refusal> inDocument(BsonDocument update, boolean isMulti) {
    List<Field> fields = Fields.of(update);
    if (!fields.isEmpty() && fields.get(0).name().startsWith("$")) {
      return fields.stream().map(UpdateRules::inOperator).flatMap(Optional::stream).findFirst();
    }
    return isMulti
        ? Optional.of(
            Refusal.unparsed("multi update is not supported for replacement-style update"))
        : Optional.empty();
  }

  private static Optional<Refusal> inOperator(Field operator) {
    if (!OPERATORS.contains(operator.name()) && !operator.name().startsWith("$_")) {
      return Optional.of(
          Refusal.unparsed(
              "Unknown modifier: "
                  + operator.name()
                  + ". Expected a valid update modifier or pipeline-style update specified as an"
                  + " array"));
    }
    return operator.value().isDocument()
        ? Optional.empty()
        : Optional.of(
            Refusal.unparsed(
                "Modifiers operate on fields but we found type "
                    + TypeName.of(operator.value())
                    + " instead. For example: {$mod: {<field>: ...}} not {"
                    + operator.name()
                    + ": ...}"));
  }
}

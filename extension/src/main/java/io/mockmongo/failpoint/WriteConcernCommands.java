package io.mockmongo.failpoint;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.List;
import java.util.Set;
import org.bson.BsonValue;

/** The commands that wait for a write concern after their execution. */
final class WriteConcernCommands {

  /** By their first names; an aggregation is one if it writes. */
  private static final Set<String> NAMES =
      Set.of(
          """
          insert update delete findAndModify bulkWrite commitTransaction abortTransaction create
          createIndexes drop dropDatabase dropIndexes renameCollection collMod mapReduce
          cloneCollectionAsCapped convertToCapped createUser updateUser dropUser
          dropAllUsersFromDatabase grantRolesToUser revokeRolesFromUser createRole updateRole
          dropRole dropAllRolesFromDatabase grantPrivilegesToRole revokePrivilegesFromRole
          grantRolesToRole revokeRolesFromRole setFeatureCompatibilityVersion setDefaultRWConcern
          shardCollection enableSharding"""
              .split("\\s+"));

  private static final Set<String> ENDS = Set.of("commitTransaction", "abortTransaction");

  private WriteConcernCommands() {}

  /** Tells whether a command waits; inside a transaction only its end does. */
  static boolean include(Command command) {
    String name = CommandAliases.firstName(command.name());
    boolean waits = NAMES.contains(name) || name.equals("aggregate") && writes(command);
    return waits && (!command.isInTransaction() || ENDS.contains(name));
  }

  private static boolean writes(Command aggregate) {
    BsonValue pipeline = Fields.get(aggregate.body(), "pipeline");
    if (pipeline == null || !pipeline.isArray() || pipeline.asArray().isEmpty()) {
      return false;
    }
    List<BsonValue> stages = pipeline.asArray();
    BsonValue last = stages.get(stages.size() - 1);
    return last.isDocument()
        && (Fields.get(last.asDocument(), "$out") != null
            || Fields.get(last.asDocument(), "$merge") != null);
  }
}

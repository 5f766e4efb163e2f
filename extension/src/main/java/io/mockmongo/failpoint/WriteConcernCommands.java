package io.mockmongo.failpoint;

import io.mockmongo.message.Command;
import io.mockmongo.write.WritingPipeline;
import java.util.Set;

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
    boolean waits =
        NAMES.contains(name) || name.equals("aggregate") && WritingPipeline.isIn(command);
    return waits && (!command.isInTransaction() || ENDS.contains(name));
  }
}

package io.mockmongo.database;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.state.ServerKind;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The rules for reads with the read concern {@code snapshot} outside of transactions: which
 * commands, releases and kinds of server have them.
 *
 * <p>Specification: snapshot sessions.
 */
final class SnapshotReads {

  private static final BsonString SNAPSHOT = new BsonString("snapshot");
  private static final int NOT_A_REPLICA_SET = 123;
  private static final Set<String> SUPPORTED = Set.of("find", "aggregate", "distinct");
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "count",
          "insert",
          "update",
          "delete",
          "findAndModify",
          "findandmodify",
          "bulkWrite",
          "listCollections",
          "listDatabases",
          "listIndexes");

  private SnapshotReads() {}

  private static boolean includes(Command command) {
    BsonValue concern = command.get("readConcern");
    return concern != null
        && concern.isDocument()
        && SNAPSHOT.equals(Fields.get(concern.asDocument(), "level"))
        && !command.isInTransaction();
  }

  /** Returns the error of a server that can't read from a snapshot, or not with the command. */
  static Optional<Refusal> refusal(Command command, ServerRelease release, ServerKind kind) {
    if (!includes(command)) {
      return Optional.empty();
    }
    boolean isKnown = SUPPORTED.contains(command.name()) || UNSUPPORTED.contains(command.name());
    boolean isTooOld = release.compareTo(ServerRelease.V5_0) < 0;
    if (UNSUPPORTED.contains(command.name()) || isKnown && isTooOld) {
      return Optional.of(
          new Refusal(
              Refusal.INVALID_OPTIONS,
              "Command "
                  + command.name()
                  + " does not support { readConcern: { level: \"snapshot\" } }"));
    }
    return isKnown && kind == ServerKind.STANDALONE
        ? Optional.of(
            new Refusal(
                NOT_A_REPLICA_SET,
                "node needs to be a replica set member to use readConcern: snapshot"))
        : Optional.empty();
  }
}

package io.mockmongo.hello;

import io.mockmongo.bson.Fields;
import io.mockmongo.error.StateChangeError;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.QueryFlag;
import io.mockmongo.origin.Origin;
import io.mockmongo.profile.MemberState;
import io.mockmongo.profile.Membership;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.ServerError;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.Responder;
import io.mockmongo.state.ServerState;
import io.mockmongo.write.WritingPipeline;
import java.util.Set;
import org.bson.BsonValue;

/**
 * Refuses the commands that a member of a replica set does not execute in its state: writes unless
 * it is the primary, reads without a read preference unless it is the primary, and all reads while
 * it recovers.
 *
 * <p>Specification: server discovery and monitoring, "not writable primary and node is recovering".
 */
public final class RoleResponder implements Responder {

  private static final Set<String> PRIMARY_ONLY =
      names(
          """
          insert update delete findAndModify findandmodify bulkWrite commitTransaction
          abortTransaction create createIndexes drop dropDatabase dropIndexes renameCollection
          collMod convertToCapped cloneCollectionAsCapped createUser updateUser dropUser
          dropAllUsersFromDatabase grantRolesToUser revokeRolesFromUser createRole updateRole
          dropRole setFeatureCompatibilityVersion setDefaultRWConcern
          createSearchIndexes updateSearchIndex dropSearchIndex""");

  private static final Set<String> READS =
      names(
          """
          find aggregate count distinct listCollections listIndexes listDatabases dbStats dbstats
          collStats collstats mapReduce mapreduce explain dataSize validate listSearchIndexes""");

  private static final Answer RECOVERING =
      ServerError.NOT_PRIMARY_OR_SECONDARY.withMessage("node is recovering");
  private static final Answer NEITHER =
      ServerError.NOT_PRIMARY_OR_SECONDARY.withMessage(
          "node is not in primary or recovering state");

  private final ServerState state;
  private final Origin origin;

  /**
   * Makes the responder of one server.
   *
   * @param state the server's state
   * @param address the server's address, for messages
   */
  public RoleResponder(ServerState state, String address) {
    this.state = state;
    this.origin = Origin.of("the built-in rules for the member at " + address);
  }

  private static Set<String> names(String text) {
    return Set.of(text.split("\\s+"));
  }

  @Override
  public Offer offer(IncomingRequest request) {
    Membership member = state.current().profile().membership().orElse(null);
    if (member == null) {
      return null;
    }
    Answer error = refusal(request, member);
    return error == null ? null : Offer.of(error, origin);
  }

  private static Answer refusal(IncomingRequest request, Membership member) {
    if (member.state() == MemberState.PRIMARY) {
      return null;
    }
    Command command = request.command();
    boolean isWrite = isWrite(command);
    if (!isWrite && !READS.contains(command.name())) {
      return null;
    }
    if (isWrite) {
      return ServerError.NOT_WRITABLE_PRIMARY;
    }
    if (member.state() != MemberState.SECONDARY) {
      return member.state() == MemberState.RECOVERING ? RECOVERING : NEITHER;
    }
    return mayReadFromSecondary(request) ? null : ServerError.NOT_PRIMARY_NO_SECONDARY_OK;
  }

  private static boolean isWrite(Command command) {
    return PRIMARY_ONLY.contains(command.name())
        || command.isInTransaction()
        || command.name().equals("aggregate") && WritingPipeline.isIn(command);
  }

  private static boolean mayReadFromSecondary(IncomingRequest request) {
    if (request.message() instanceof OpQuery query && query.has(QueryFlag.SECONDARY_OK)) {
      return true;
    }
    BsonValue preference = request.command().get("$readPreference");
    BsonValue mode =
        preference != null && preference.isDocument()
            ? Fields.get(preference.asDocument(), "mode")
            : null;
    return mode != null && mode.isString() && !mode.asString().getValue().equals("primary");
  }

  /**
   * Tells whether a server is in the state that an error tells, so that its clients know it already
   * or will be told by their next hello.
   *
   * @param now the server's state
   * @param error the state change that the error tells
   */
  static boolean accords(ServerState.Snapshot now, StateChangeError error) {
    Membership member = now.profile().membership().orElse(null);
    if (member == null) {
      return false;
    }
    MemberRole role = MemberRole.of(member);
    return switch (error) {
      case NOT_PRIMARY -> role != MemberRole.PRIMARY;
      case RECOVERING -> !role.isWritable() && !role.isSecondary();
      case SHUTDOWN -> false;
    };
  }
}

package io.mockmongo.server;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.message.Command;
import io.mockmongo.profile.Topology;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ClusterTime;
import io.mockmongo.state.ServerState;
import io.mockmongo.write.WritingPipeline;
import java.util.List;
import java.util.Set;
import org.bson.RawBsonDocument;

/**
 * Adds {@code $clusterTime} and {@code operationTime} to the successful replies of all servers but
 * standalones; not to errors, which the messages of a driver's exceptions quote. The last completed
 * reply is cached: a declared one is usually sent many times between two writes.
 *
 * <p>Specifications: driver sessions, "gossiping the cluster time"; causal consistency.
 */
final class ClusterTimeCompleter {

  private static final String CLUSTER_TIME = "$clusterTime";
  private static final String OPERATION_TIME = "operationTime";

  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findAndModify",
          "findandmodify",
          "bulkWrite",
          "commitTransaction",
          "create",
          "createIndexes",
          "collMod",
          "drop",
          "dropDatabase",
          "dropIndexes",
          "renameCollection");

  /** The commands that may ask for a time, which a session knows from another member. */
  private static final Set<String> READS = Set.of("find", "aggregate", "distinct", "count");

  private final ServerState state;
  private volatile CachedReply last;

  /** The cached result of completing a reply at a time. */
  private record CachedReply(RawBsonDocument reply, ClusterTime time, RawBsonDocument completed) {
    boolean isFor(RawBsonDocument other, ClusterTime now) {
      return reply == other && time == now;
    }
  }

  ClusterTimeCompleter(ServerState state) {
    this.state = state;
  }

  /** Returns the reply with those of the two fields that it lacks. */
  RawBsonDocument completed(IncomingRequest request, RawBsonDocument reply) {
    if (state.current().profile().topology() == Topology.STANDALONE
        || !ErrorCode.isSuccess(reply)) {
      return reply;
    }
    ClusterTime now = time(request);
    CachedReply cached = last;
    if (cached == null || !cached.isFor(reply, now)) {
      cached = new CachedReply(reply, now, with(now.fields(), reply));
      last = cached;
    }
    return cached.completed();
  }

  private ClusterTime time(IncomingRequest request) {
    if (!writes(request.command())) {
      return READS.contains(request.command().name())
          ? state.clusterClock().advanceTo(request.command())
          : state.clusterClock().now();
    }
    request.state().wrote();
    return state.clusterClock().advance(request.command());
  }

  private static boolean writes(Command command) {
    return command.name().equals("aggregate")
        ? WritingPipeline.isIn(command)
        : WRITES.contains(command.name()) && !isInsideTransaction(command);
  }

  private static boolean isInsideTransaction(Command command) {
    return command.isInTransaction() && !command.name().equals("commitTransaction");
  }

  private static RawBsonDocument with(RawBsonDocument fields, RawBsonDocument reply) {
    if (!has(reply, CLUSTER_TIME) && !has(reply, OPERATION_TIME)) {
      return new RawBuilder().appendAll(reply).appendAll(fields).build();
    }
    RawBuilder completed = new RawBuilder().appendAll(reply);
    for (String name : List.of(CLUSTER_TIME, OPERATION_TIME)) {
      if (!has(reply, name)) {
        completed.append(name, Fields.get(fields, name));
      }
    }
    return completed.build();
  }

  private static boolean has(RawBsonDocument reply, String name) {
    return Fields.get(reply, name) != null;
  }
}

package io.mockmongo.session;

import io.mockmongo.bson.Fields;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.error.ErrorCode;
import io.mockmongo.message.Command;
import io.mockmongo.respond.IncomingRequest;
import io.mockmongo.state.ServerKind;
import io.mockmongo.state.ServerState;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * Adds {@code atClusterTime} to the replies to reads with the read concern {@code snapshot} outside
 * of transactions: the time that the read asks for, else the present one, for which the later reads
 * of the client's session ask. Thread-safe.
 *
 * <p>Specification: snapshot sessions.
 */
public final class SnapshotTimeCompleter {

  private static final String TIME = "atClusterTime";
  private static final BsonString SNAPSHOT = new BsonString("snapshot");

  private final ServerState state;

  /**
   * Creates the completer of a server.
   *
   * @param state the server's state, with its kind and its clock
   */
  public SnapshotTimeCompleter(ServerState state) {
    this.state = state;
  }

  /** Returns the reply with the time, if it lacks it and its request reads from a snapshot. */
  public RawBsonDocument completed(IncomingRequest request, RawBsonDocument reply) {
    return switch (request.command().name()) {
      case "find", "aggregate" -> {
        BsonDocument concern = snapshot(request);
        yield concern == null ? reply : inCursor(time(request.command(), concern), reply);
      }
      case "distinct" -> {
        BsonDocument concern = snapshot(request);
        yield concern == null || !ErrorCode.isSuccess(reply)
            ? reply
            : with(time(request.command(), concern), reply);
      }
      default -> reply;
    };
  }

  /** Returns the read concern of a read from a snapshot, or null. */
  private BsonDocument snapshot(IncomingRequest request) {
    Command command = request.command();
    BsonValue concern = Fields.get(command.body(), "readConcern");
    return concern != null
            && concern.isDocument()
            && SNAPSHOT.equals(Fields.get(concern.asDocument(), "level"))
            && !command.isInTransaction()
            && state.kindTold(request.state()) != ServerKind.STANDALONE
        ? concern.asDocument()
        : null;
  }

  private BsonTimestamp time(Command read, BsonDocument concern) {
    BsonValue asked = Fields.get(concern, TIME);
    return asked != null && asked.isTimestamp()
        ? asked.asTimestamp()
        : state.clusterClock().advanceTo(read).timestamp();
  }

  private static RawBsonDocument inCursor(BsonTimestamp time, RawBsonDocument reply) {
    BsonValue cursor = Fields.get(reply, "cursor");
    if (cursor == null || !cursor.isDocument()) {
      return reply;
    }
    RawBsonDocument timed = with(time, RawBuilder.raw(cursor.asDocument()));
    return new RawBuilder().appendAll(reply, Map.of("cursor", timed)).build();
  }

  private static RawBsonDocument with(BsonTimestamp time, RawBsonDocument document) {
    return Fields.get(document, TIME) == null
        ? new RawBuilder().appendAll(document).append(TIME, time).build()
        : document;
  }
}

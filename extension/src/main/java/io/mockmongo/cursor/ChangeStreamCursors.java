package io.mockmongo.cursor;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.Command;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The cursors of one server that change streams have opened, also those of replies that the test
 * wrote by hand. Thread-safe.
 *
 * <p>Specification: change streams, "Resumable Error".
 *
 * <pre>{@code
 * changeStreams.opened(command, reply);
 * changeStreams.include(getMore) // true
 * }</pre>
 */
public final class ChangeStreamCursors {

  private static final int MOST = 10_000;

  /** In the order in which they were opened. */
  private final Set<Long> ids = new LinkedHashSet<>();

  /** Whether there are any: each reply is asked. */
  private volatile boolean hasAny;

  /**
   * Records the cursor that a reply opens, if the command opens a change stream; if another command
   * opens a cursor with the number of an earlier one, that is none any more.
   *
   * @param command the command
   * @param reply the reply that is sent
   */
  public void opened(Command command, BsonDocument reply) {
    if (opensChangeStream(command)) {
      id(reply).filter(number -> number != 0).ifPresent(this::add);
    } else if (hasAny && !command.name().equals("getMore")) {
      id(reply).ifPresent(this::remove);
    }
  }

  private static Optional<Long> id(BsonDocument reply) {
    BsonValue cursor = Fields.get(reply, "cursor");
    return BatchRequest.number(
        cursor != null && cursor.isDocument() ? Fields.get(cursor.asDocument(), "id") : null);
  }

  private synchronized void remove(long id) {
    ids.remove(id);
  }

  private synchronized void add(long id) {
    hasAny = true;
    ids.add(id);
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
  }

  /**
   * Tells whether a command opens a change stream, or gets more of one.
   *
   * @param command the command
   * @return whether it does
   */
  public boolean include(Command command) {
    if (!command.name().equals("getMore")) {
      return opensChangeStream(command);
    }
    long id = BatchRequest.number(command.get("getMore")).orElse(0L);
    synchronized (this) {
      return ids.contains(id);
    }
  }

  private static boolean opensChangeStream(Command command) {
    if (!command.name().equals("aggregate")) {
      return false;
    }
    BsonValue pipeline = command.get("pipeline");
    BsonArray stages =
        pipeline != null && pipeline.isArray() ? pipeline.asArray() : new BsonArray();
    return !stages.isEmpty()
        && stages.get(0).isDocument()
        && stages.get(0).asDocument().containsKey("$changeStream");
  }
}

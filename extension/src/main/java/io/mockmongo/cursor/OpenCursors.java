package io.mockmongo.cursor;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonValue;

/**
 * The cursors that one server has opened, each under an id that is no int32 and no exact double, so
 * that a client that takes it for one is found out. A cursor is used under the lock of this; all
 * else is thread-safe by itself.
 */
public final class OpenCursors {

  private static final long FIRST_ID = 7_000_000_000_000_000_000L;
  private static final long IDS_OF_A_SERVER = 10_000_000_000L;
  private static final int SERVERS = 100_000_000;
  private static final int MOST_LIVE = 10_000;
  private static final int MOST_PAST = 10_000;

  /** The one unused for longest first. */
  private final Map<Long, OpenCursor> live = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Long, Origin> past = new LinkedHashMap<>();
  private final long firstId;
  private long lastId;

  /**
   * Makes the cursors of one server.
   *
   * @param address its {@code host:port}: two servers do not open cursors of the same id
   */
  public OpenCursors(String address) {
    this.firstId = FIRST_ID + Math.floorMod(address.hashCode(), SERVERS) * IDS_OF_A_SERVER;
    this.lastId = firstId;
  }

  /** Returns the next one to open; it counts once it is {@linkplain #keep kept}. */
  OpenCursor next(Received opener, Cursor cursor, Origin origin) {
    return new OpenCursor(lastId + 1, opener, cursor, origin);
  }

  /** Returns an open cursor, or null. */
  OpenCursor at(long id) {
    return live.get(id);
  }

  /**
   * Returns an open cursor; or one of an id that was not given out here, but by a reply that the
   * test wrote by hand; or null.
   */
  OpenCursor atOrAdopted(long id, Received request, Cursor cursor, Origin origin) {
    boolean givenOutHere = id > firstId && id <= lastId;
    return id == 0 || givenOutHere || live.containsKey(id)
        ? at(id)
        : new OpenCursor(id, request, cursor, origin);
  }

  /** Returns who made a cursor that is open, or was; empty if none was ever opened here. */
  synchronized Optional<Origin> origin(long id) {
    OpenCursor cursor = live.get(id);
    return Optional.ofNullable(cursor == null ? past.get(id) : cursor.origin());
  }

  /** Keeps a cursor after each batch, until it is over, or very many others were used since. */
  void keep(OpenCursor cursor) {
    if (cursor.isOver()) {
      end(cursor);
    } else {
      live.put(cursor.id(), cursor);
      lastId += cursor.id() == lastId + 1 ? 1 : 0; // else it was adopted, or is kept again
      if (live.size() > MOST_LIVE) {
        end(live.values().iterator().next());
      }
    }
  }

  void end(OpenCursor cursor) {
    if (live.remove(cursor.id()) != null) {
      past.put(cursor.id(), cursor.origin());
      past.keySet().stream()
          .limit(Math.max(0, past.size() - MOST_PAST))
          .toList()
          .forEach(past::remove);
    }
  }

  /** Answers {@code killCursors}; of ids that were never given out here it says what is wanted. */
  synchronized Reply kill(Received request) {
    List<Long> ids =
        request.message() instanceof OpKillCursors legacy
            ? legacy.cursorIds()
            : idsIn(request.command());
    KilledCursors killed = new KilledCursors();
    for (long id : ids) {
      OpenCursor cursor = live.get(id);
      killed.add(id, cursor != null || !past.containsKey(id));
      if (cursor != null) {
        end(cursor);
      }
    }
    return request.message() instanceof OpKillCursors ? Reply.silence() : killed.reply();
  }

  private static List<Long> idsIn(Command command) {
    BsonValue ids = command.get("cursors");
    return ids == null || !ids.isArray()
        ? List.of()
        : ids.asArray().stream().map(BatchRequest::number).flatMap(Optional::stream).toList();
  }

  /** Tells whether a request kills cursors, one of which was opened here. */
  synchronized boolean isAbout(OpKillCursors kill) {
    return kill.cursorIds().stream().anyMatch(id -> live.containsKey(id) || past.containsKey(id));
  }

  /** Ends the cursors of some sessions. */
  synchronized void endSessions(Collection<? extends BsonValue> sessions) {
    if (live.isEmpty()) {
      return; // which each client that closes asks for
    }
    Set<BsonValue> ended = new HashSet<>(sessions);
    List.copyOf(live.values()).stream()
        .filter(cursor -> ended.contains(cursor.owner().session()))
        .forEach(this::end);
  }

  /** Ends all. */
  public synchronized void endAll() {
    List.copyOf(live.values()).forEach(this::end);
  }
}

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
import java.util.function.LongPredicate;
import org.bson.BsonValue;

/**
 * The open cursors of one server, by id. An id fits neither an int32 nor an exact double, so that a
 * client that reads it as one fails. Hold this object's lock to use a cursor; the synchronized
 * methods are thread-safe.
 */
public final class OpenCursors {

  private static final long FIRST_ID = 7_000_000_000_000_000_000L;
  private static final long IDS_PER_SERVER = 10_000_000_000L;
  private static final int SERVERS = 100_000_000;
  private static final int MAX_LIVE = 10_000;
  private static final int MAX_PAST = 10_000;

  /** In order of last use, the oldest first. */
  private final Map<Long, OpenCursor> live = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Long, Origin> past = new LinkedHashMap<>();
  private final long firstId;
  private volatile long lastId;

  /**
   * Makes the open cursors of one server.
   *
   * @param address the server's {@code host:port}, from which its ids start: servers do not share
   *     ids
   */
  OpenCursors(String address) {
    this.firstId = FIRST_ID + Math.floorMod(address.hashCode(), SERVERS) * IDS_PER_SERVER;
    this.lastId = firstId;
  }

  /** Returns a cursor with the next id; it is open once it is {@linkplain #keep kept}. */
  OpenCursor next(Received opener, Cursor cursor, Origin origin) {
    return new OpenCursor(lastId + 1, opener, cursor, origin);
  }

  /** Returns the open cursor of an id, or null. */
  OpenCursor at(long id) {
    return live.get(id);
  }

  /**
   * Returns the open cursor of an id, or null. An id from a reply that the test wrote by hand,
   * which this server did not issue, gets a new cursor.
   */
  OpenCursor atOrAdopted(long id, Received request, Cursor cursor, Origin origin) {
    return id == 0 || hasIssued(id) || live.containsKey(id)
        ? at(id)
        : new OpenCursor(id, request, cursor, origin);
  }

  /** Tells whether an id is one that this server has given a cursor; needs no lock. */
  boolean hasIssued(long id) {
    return id > firstId && id <= lastId;
  }

  /** Returns the origin of an open or a closed cursor; empty if this server never opened it. */
  synchronized Optional<Origin> origin(long id) {
    OpenCursor cursor = live.get(id);
    return Optional.ofNullable(cursor == null ? past.get(id) : cursor.origin());
  }

  /**
   * Keeps a cursor open after a batch; an exhausted one is closed, and so is the one unused for
   * longest when there are too many.
   */
  void keep(OpenCursor cursor) {
    if (cursor.isExhausted()) {
      close(cursor);
    } else {
      live.put(cursor.id(), cursor);
      // an adopted cursor, and one that is kept again, has another id
      lastId += cursor.id() == lastId + 1 ? 1 : 0;
      if (live.size() > MAX_LIVE) {
        close(live.values().iterator().next());
      }
    }
  }

  void close(OpenCursor cursor) {
    if (live.remove(cursor.id()) != null) {
      past.put(cursor.id(), cursor.origin());
      past.keySet().stream()
          .limit(Math.max(0, past.size() - MAX_PAST))
          .toList()
          .forEach(past::remove);
    }
  }

  /**
   * Answers {@code killCursors}; an id that no server issued is reported as killed.
   *
   * @param request the request
   * @param isElsewhere tells whether a cursor is one of another server
   */
  synchronized Reply kill(Received request, LongPredicate isElsewhere) {
    List<Long> ids =
        request.message() instanceof OpKillCursors legacy
            ? legacy.cursorIds()
            : idsIn(request.command());
    KillCursorsReply killed = new KillCursorsReply();
    for (long id : ids) {
      OpenCursor cursor = live.get(id);
      killed.add(id, cursor != null || !past.containsKey(id) && !isElsewhere.test(id));
      if (cursor != null) {
        close(cursor);
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

  /** Tells whether a killCursors names at least one cursor that this server opened. */
  synchronized boolean hasOpened(OpKillCursors kill) {
    return kill.cursorIds().stream().anyMatch(id -> live.containsKey(id) || past.containsKey(id));
  }

  /** Closes the cursors of sessionIds sessions. */
  synchronized void closeCursorsOf(Collection<? extends BsonValue> sessions) {
    if (live.isEmpty()) {
      return; // each client that closes sends endSessions
    }
    Set<BsonValue> sessionIds = new HashSet<>(sessions);
    List.copyOf(live.values()).stream()
        .filter(cursor -> sessionIds.contains(cursor.scope().session()))
        .forEach(this::close);
  }

  /** Closes all cursors. */
  public synchronized void closeAll() {
    List.copyOf(live.values()).forEach(this::close);
  }
}

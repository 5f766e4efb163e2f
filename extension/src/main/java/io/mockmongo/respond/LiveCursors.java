package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Command;
import io.mockmongo.message.LegacyRequest;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpQuery;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * The cursors that one server has opened, each under an id that is no int32 and no exact double, so
 * that a client that takes it for one is found out. Thread-safe.
 */
final class LiveCursors {

  private static final long FIRST_ID = 7_000_000_000_000_000_000L;
  private static final long IDS_OF_A_SERVER = 10_000_000_000L;
  private static final int SERVERS = 100_000_000;
  private static final int MOST_PAST = 10_000;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Map<Long, LiveCursor> live = new HashMap<>();
  private final Map<Long, String> past = new LinkedHashMap<>();
  private long lastId;

  /**
   * Makes the cursors of one server.
   *
   * @param address its {@code host:port}: two servers do not open cursors of the same id
   */
  LiveCursors(String address) {
    this.lastId = FIRST_ID + Math.floorMod(address.hashCode(), SERVERS) * IDS_OF_A_SERVER;
  }

  /** Returns who answers a request for more of a cursor that was opened here. */
  synchronized Optional<Decision> decide(Received request) {
    if (!asksForMore(request)) {
      return Optional.empty();
    }
    long id = idIn(request);
    LiveCursor cursor = live.get(id);
    String origin = cursor == null ? past.get(id) : cursor.origin();
    return Optional.ofNullable(origin)
        .map(known -> new Decision.Answered(this::more, "the cursor made by " + known));
  }

  private static boolean asksForMore(Received request) {
    return request.command().name().equals("getMore") || request.message() instanceof OpGetMore;
  }

  private static long idIn(Received request) {
    return request.message() instanceof OpGetMore getMore
        ? getMore.cursorId()
        : Wanted.number(request.command().get("getMore")).orElse(0L);
  }

  /** Answers a request for more; where it has to wait, what comes is looked at afterwards. */
  private synchronized Reply more(Received request) {
    LiveCursor cursor = live.get(idIn(request));
    Optional<Answer> fault = cursor == null ? Optional.of(notFound(request)) : fault(request);
    if (fault.isPresent()) {
      return fault.get().to(request);
    }
    Step.SendBatch batch = new Step.SendBatch(Cursor.of(), false);
    return cursor.isWaiting()
        ? new Reply(List.of(new Step.Pause(patience(request)), batch))
        : new Reply(List.of(batch));
  }

  private static Duration patience(Received request) {
    Duration wait =
        Wanted.number(request.command().get("maxTimeMS"))
            .map(Duration::ofMillis)
            .orElse(USUAL_WAIT);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /** Opens a cursor, or goes on with one; returns what is done about it. */
  synchronized List<Step> steps(Received request, Step.SendBatch batch, String by) {
    boolean isFirst = !asksForMore(request);
    LiveCursor cursor =
        isFirst ? new LiveCursor(lastId + 1, request, batch.cursor(), by) : live.get(idIn(request));
    Optional<Answer> fault =
        cursor == null
            ? Optional.of(notFound(request))
            : isFirst ? CursorFaults.inOpening(request) : fault(request);
    if (fault.isPresent()) {
      return fault.get().to(request).steps();
    }
    int position = cursor.position();
    var documents = cursor.next(Wanted.by(request));
    keep(cursor);
    return List.of(
        new BatchReply(cursor, isFirst, position, documents)
            .step(isLegacy(request), batch.checksum()));
  }

  private Optional<Answer> fault(Received request) {
    LiveCursor cursor = live.get(idIn(request));
    Optional<Answer> fault = CursorFaults.inGoingOn(request, cursor);
    if (fault.isEmpty() && cursor.isDead()) {
      end(cursor);
      fault = Optional.of(cursor.traits().lastAnswer().orElseGet(() -> notFound(request)));
    }
    return fault;
  }

  private static Answer notFound(Received request) {
    return CursorFaults.notFound(idIn(request));
  }

  private static boolean isLegacy(Received request) {
    return request.message() instanceof LegacyRequest
        && !(request.message() instanceof OpQuery query && query.isCommand());
  }

  private void keep(LiveCursor cursor) {
    if (cursor.isOver()) {
      end(cursor);
    } else {
      live.put(cursor.id(), cursor);
      lastId = Math.max(lastId, cursor.id());
    }
  }

  private void end(LiveCursor cursor) {
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
      LiveCursor cursor = live.get(id);
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
        : ids.asArray().stream().map(Wanted::number).flatMap(Optional::stream).toList();
  }

  /** Tells whether a request kills cursors, one of which was opened here. */
  synchronized boolean isAbout(OpKillCursors kill) {
    return kill.cursorIds().stream().anyMatch(id -> live.containsKey(id) || past.containsKey(id));
  }

  /** Ends the cursors of some sessions. */
  synchronized void endSessions(Collection<? extends BsonValue> sessions) {
    List.copyOf(live.values()).stream()
        .filter(cursor -> sessions.contains(cursor.owner().session()))
        .forEach(this::end);
  }

  /** Ends all. */
  synchronized void endAll() {
    List.copyOf(live.values()).forEach(this::end);
  }
}

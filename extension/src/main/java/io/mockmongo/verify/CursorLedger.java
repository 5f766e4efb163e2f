package io.mockmongo.verify;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Command;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The ledger of cursors that were neither exhausted nor killed. Not thread-safe. */
final class CursorLedger implements Ledger {

  private final Map<Key, Cursor> cursors;

  CursorLedger() {
    this(Map.of());
  }

  private CursorLedger(Map<Key, Cursor> cursors) {
    this.cursors = new LinkedHashMap<>(cursors);
  }

  /** A cursor of one server: scripted cursors of several may have the same number. */
  private record Key(String member, long id) {}

  /**
   * What is known of a cursor.
   *
   * @param opener the text for the request that opened it
   * @param isRead whether a getMore has taken it; only a reply with the cursor puts it back
   */
  private record Cursor(String opener, boolean isRead) {}

  @Override
  public void follow(Fact fact) {
    if (fact instanceof Received request) {
      followRequest(request);
    } else if (fact instanceof Sent sent) {
      followReply(sent);
    }
  }

  private void followRequest(Received request) {
    Command command = request.command();
    if (request.message() instanceof OpKillCursors kill) {
      kill.cursorIds().forEach(id -> cursors.remove(key(request, id)));
    } else if (command.name().equals("killCursors")) {
      removeKilled(request, Fields.get(command.body(), "cursors"));
    } else {
      cursors.computeIfPresent(
          key(request, readBy(request)), (key, cursor) -> new Cursor(cursor.opener(), true));
    }
  }

  private void removeKilled(Received request, BsonValue ids) {
    if (ids != null && ids.isArray()) {
      ids.asArray().forEach(id -> cursors.remove(key(request, number(id))));
    }
  }

  private void followReply(Sent sent) {
    Received request = sent.request();
    long id = id(sent.message());
    if (id != 0) {
      cursors.compute(
          key(request, id),
          (key, known) -> new Cursor(known == null ? opener(request) : known.opener(), false));
    } else {
      cursors.remove(key(request, readBy(request)));
    }
  }

  private static String opener(Received request) {
    return (request.command().name().equals("getMore") ? "continued" : "opened")
        + " by "
        + Ledger.named(request);
  }

  private static Key key(Received request, long id) {
    return new Key(request.member(), id);
  }

  /** Returns the number of the cursor that a request reads on, 0 if none. */
  private static long readBy(Received request) {
    if (request.message() instanceof OpGetMore getMore) {
      return getMore.cursorId();
    }
    Command command = request.command();
    return command.name().equals("getMore") ? number(Fields.get(command.body(), "getMore")) : 0;
  }

  private static long id(Message reply) {
    if (reply instanceof OpReply legacy) {
      return legacy.cursorId();
    }
    return reply instanceof OpMsg msg ? id(msg.body()) : 0;
  }

  private static long id(BsonDocument reply) {
    BsonValue cursor = Fields.get(reply, "cursor");
    return cursor == null || !cursor.isDocument()
        ? 0
        : number(Fields.get(cursor.asDocument(), "id"));
  }

  private static long number(BsonValue value) {
    return value == null || !value.isNumber() ? 0 : value.asNumber().longValue();
  }

  @Override
  public List<String> leaks() {
    return cursors.entrySet().stream()
        .filter(entry -> !entry.getValue().isRead())
        .map(entry -> text(entry.getKey().id(), entry.getValue().opener()))
        .toList();
  }

  private static String text(long id, String opener) {
    return "cursor " + id + ", " + opener + ", was left open: neither exhausted nor killed";
  }

  @Override
  public CursorLedger copy() {
    return new CursorLedger(cursors);
  }
}

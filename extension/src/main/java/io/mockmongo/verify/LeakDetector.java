package io.mockmongo.verify;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Command;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.script.Leak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Detects cursors, transactions and connections that clients left open, by reading the journal. */
public final class LeakDetector {

  private final Journal journal;
  private final Map<Object, String> open = new LinkedHashMap<>();

  /** By cursor, the request that opened it; the oldest known where the journal was trimmed. */
  private final Map<Long, Received> openers = new HashMap<>();

  /** Makes the detector for a journal. */
  public LeakDetector(Journal journal) {
    this.journal = journal;
  }

  /** Returns a line for each leak of a kind. */
  public List<String> of(Leak kind) {
    open.clear();
    openers.clear();
    for (Fact fact : journal.facts()) {
      switch (kind) {
        case CURSORS -> followCursor(fact);
        case TRANSACTIONS -> followTransaction(fact);
        case CONNECTIONS -> followConnection(fact);
      }
    }
    return new ArrayList<>(open.values());
  }

  /** A getMore takes its cursor out; only a reply with the cursor puts it back. */
  private void followCursor(Fact fact) {
    if (fact instanceof Received request) {
      removeRequested(request);
    } else if (fact instanceof Sent sent) {
      long id = id(sent.message());
      if (id != 0) {
        openers.putIfAbsent(id, sent.request());
        open.put(id, leftOpen(id, openers.get(id)));
      }
    }
  }

  private static String leftOpen(long id, Received opener) {
    return "cursor "
        + id
        + ", "
        + (opener.command().name().equals("getMore") ? "continued" : "opened")
        + " by "
        + named(opener)
        + ", was left open: neither exhausted nor killed";
  }

  private void removeRequested(Received request) {
    Command command = request.command();
    if (request.message() instanceof OpKillCursors kill) {
      kill.cursorIds().forEach(this::removeKilled);
    } else if (request.message() instanceof OpGetMore getMore) {
      open.remove(getMore.cursorId());
    } else if (command.name().equals("killCursors")) {
      removeKilled(command.get("cursors"));
    } else if (command.name().equals("getMore")) {
      open.remove(number(command.get("getMore")));
    }
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

  private void removeKilled(BsonValue ids) {
    if (ids != null && ids.isArray()) {
      ids.asArray().forEach(id -> removeKilled(number(id)));
    }
  }

  private void removeKilled(long id) {
    open.remove(id);
    openers.remove(id);
  }

  private void followTransaction(Fact fact) {
    if (!(fact instanceof Received request) || !request.command().isInTransaction()) {
      return;
    }
    Command command = request.command();
    List<BsonValue> transaction = Arrays.asList(command.get("lsid"), command.get("txnNumber"));
    if (command.name().equals("commitTransaction") || command.name().equals("abortTransaction")) {
      open.remove(transaction);
    } else {
      open.putIfAbsent(
          transaction,
          "the transaction started by "
              + named(request)
              + " was left open: neither committed nor aborted");
    }
  }

  private void followConnection(Fact fact) {
    if (fact instanceof ConnectionOpened opened) {
      open.put(
          opened.connection(),
          "connection "
              + opened.connection().number()
              + " was left open: the client did not close it");
    } else if (fact instanceof ConnectionEnded) {
      open.remove(fact.connection());
    }
  }

  private static String named(Received request) {
    return "request " + request.position() + " (" + request.what() + ")";
  }
}

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What clients have opened and not closed, read from the journal. */
public final class LeakDetector {

  private final Journal journal;
  private final Map<Object, String> open = new LinkedHashMap<>();

  /** Reads what a journal has. */
  public LeakDetector(Journal journal) {
    this.journal = journal;
  }

  /** Returns what is open of a kind, a line for each. */
  public List<String> of(Leak kind) {
    open.clear();
    for (Fact fact : journal.facts()) {
      switch (kind) {
        case CURSORS -> followCursor(fact);
        case TRANSACTIONS -> followTransaction(fact);
        case CONNECTIONS -> followConnection(fact);
      }
    }
    return new ArrayList<>(open.values());
  }

  /** What is asked for is open again only if the reply says so: a lost connection loses it, too. */
  private void followCursor(Fact fact) {
    if (fact instanceof Received request) {
      forgetAsked(request);
    } else if (fact instanceof Sent sent) {
      long id = id(sent.message());
      if (id != 0) {
        String begin = "the cursor " + id + ", last told of to " + told(sent.request());
        open.put(id, begin + ", was neither read to its end nor killed");
      }
    }
  }

  private void forgetAsked(Received request) {
    Command command = request.command();
    if (request.message() instanceof OpKillCursors kill) {
      kill.cursorIds().forEach(open::remove);
    } else if (request.message() instanceof OpGetMore getMore) {
      open.remove(getMore.cursorId());
    } else if (command.name().equals("killCursors")) {
      forgetKilled(command.get("cursors"));
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

  private void forgetKilled(BsonValue ids) {
    if (ids != null && ids.isArray()) {
      ids.asArray().forEach(id -> open.remove(number(id)));
    }
  }

  private void followTransaction(Fact fact) {
    if (!(fact instanceof Received request) || request.command().get("autocommit") == null) {
      return;
    }
    Command command = request.command();
    List<BsonValue> transaction = Arrays.asList(command.get("lsid"), command.get("txnNumber"));
    if (command.name().equals("commitTransaction") || command.name().equals("abortTransaction")) {
      open.remove(transaction);
    } else {
      open.putIfAbsent(
          transaction,
          "the transaction begun by " + told(request) + " was neither committed nor aborted");
    }
  }

  private void followConnection(Fact fact) {
    if (fact instanceof ConnectionOpened opened) {
      open.put(opened.connection(), "connection " + opened.connection().number() + " is left open");
    } else if (fact instanceof ConnectionEnded) {
      open.remove(fact.connection());
    }
  }

  private static String told(Received request) {
    return request.order() + ". " + request.what();
  }
}

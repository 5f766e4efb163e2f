package io.mockmongo.report;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.MsgFlag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A conversation afterwards, as text: connection by connection, each request with its time, its
 * place in the journal, its answer and who decided it. What drivers send by themselves is folded.
 *
 * <pre>{@code
 * System.out.println(Transcript.of(server.journal()));
 * }</pre>
 */
public final class Transcript {

  private static final int LONGEST_DOCUMENT = 1000;

  /** Where the text of a fact begins. */
  private static final String BELOW = " ".repeat(20);

  private final StringBuilder text = new StringBuilder();
  private final Map<Received, List<Sent>> replies = new LinkedHashMap<>();
  private int folded;

  private Transcript(Journal journal) {
    journal
        .sent()
        .forEach(
            sent -> replies.computeIfAbsent(sent.request(), key -> new ArrayList<>()).add(sent));
  }

  /**
   * Writes a conversation down.
   *
   * @param journal what happened on one server
   * @return the text, of a line or two per fact
   */
  public static String of(Journal journal) {
    Transcript transcript = new Transcript(journal);
    if (journal.trimmed() > 0) {
      transcript.line("the " + journal.trimmed() + " oldest facts were let go");
    }
    byConnection(journal).forEach(transcript::tell);
    return transcript.text.toString().stripTrailing();
  }

  private static Map<ConnectionId, List<Fact>> byConnection(Journal journal) {
    Map<ConnectionId, List<Fact>> connections =
        new TreeMap<>(Comparator.comparingInt(ConnectionId::number));
    journal
        .facts()
        .forEach(
            fact ->
                connections.computeIfAbsent(fact.connection(), key -> new ArrayList<>()).add(fact));
    return connections;
  }

  private void tell(ConnectionId connection, List<Fact> facts) {
    line("connection " + connection.number() + " to " + connection.member());
    facts.forEach(this::tell);
    endFold();
  }

  private void tell(Fact fact) {
    if (fact instanceof Received request) {
      tell(request);
    } else if (fact instanceof ConnectionOpened
        || fact instanceof ConnectionHalfClosed
        || fact instanceof ConnectionSecured
        || fact instanceof ConnectionEnded) {
      endFold();
      timed(fact, "   ", fact.who() + " " + fact.what() + " " + fact.text());
    } else if (fact instanceof ProtocolWarning) {
      endFold();
      timed(fact, "!! ", "protocol violation: " + fact.text());
    }
  }

  private void tell(Received request) {
    List<Sent> answers = replies.getOrDefault(request, List.of());
    if (request.isHousekeeping() && answers.size() == 1) {
      if (folded++ == 0) {
        timed(request, "-> ", request.position() + ". " + request.what());
        line(BELOW + "answered by " + answers.get(0).answeredBy());
      }
      return;
    }
    endFold();
    timed(request, "-> ", request.position() + ". " + request.what() + "  " + cut(request.text()));
    if (answers.isEmpty() && request.message().wantsReply()) {
      line(BELOW + "no reply up to now");
    }
    answers.forEach(
        sent -> {
          timed(sent, "<- ", cut(sent.text()));
          boolean more = sent.message().has(MsgFlag.MORE_TO_COME);
          line(BELOW + "by " + sent.answeredBy() + (more ? ", more to come" : ""));
        });
  }

  private void endFold() {
    if (folded > 1) {
      int more = folded - 1;
      line(BELOW + "and " + more + " more that drivers send by themselves");
    }
    folded = 0;
  }

  private void timed(Fact fact, String arrow, String what) {
    line(String.format(Locale.ROOT, "  %10.3f ms  %s%s", fact.elapsedNanos() / 1e6, arrow, what));
  }

  private void line(String line) {
    text.append(line.replaceAll("\\R", " ").stripTrailing()).append('\n');
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_DOCUMENT ? text : text.substring(0, LONGEST_DOCUMENT) + " ...";
  }
}

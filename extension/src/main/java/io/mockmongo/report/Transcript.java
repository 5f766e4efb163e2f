package io.mockmongo.report;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionHalfClosed;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.journal.DocumentSummary;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.NetworkChanged;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.RoleChanged;
import io.mockmongo.journal.Sent;
import io.mockmongo.journal.SettingOmitted;
import io.mockmongo.json.VisibleText;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.retry.RetryDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a conversation as text, connection by connection: each request with its time and its
 * position in the journal, its replies and their responders; a retry says which attempt it is. The
 * requests that drivers send by themselves are folded unless a declaration of the test answered
 * them, and so are the fields that drivers add.
 *
 * <pre>{@code
 * System.out.println(Transcript.of(server.journal()));
 * }</pre>
 */
public final class Transcript {

  private static final int LONGEST_DOCUMENT = 1000;

  /** The number of chars after which facts are only counted, so that a text fits into memory. */
  private static final int LONGEST_TEXT = 10_000_000;

  /** The indent of a line that continues a fact. */
  private static final String BELOW = " ".repeat(20);

  private final StringBuilder text = new StringBuilder();
  private final Map<Received, List<Sent>> replies = new LinkedHashMap<>();
  private final boolean full;
  private final RetryDetector retries;
  private int folded;
  private int omitted;

  private Transcript(Journal journal, boolean full) {
    this.full = full;
    this.retries = new RetryDetector(journal);
    journal
        .sent()
        .forEach(
            sent -> replies.computeIfAbsent(sent.request(), key -> new ArrayList<>()).add(sent));
  }

  /**
   * Writes a conversation; documents of more than 1,000 chars are cut, unless the system property
   * {@code mockmongo.fullDocuments} is {@code true}.
   *
   * @param journal the journal of the conversation
   * @return the text, a line for each fact; about 10,000,000 chars at most
   */
  public static String of(Journal journal) {
    return new Transcript(journal, Boolean.getBoolean(DocumentSummary.FULL_DOCUMENTS_PROPERTY))
        .write(journal);
  }

  /**
   * Writes a conversation with documents in full: nothing is folded in them, and nothing is cut up
   * to 100,000 chars each.
   *
   * @param journal the journal of the conversation
   * @return the text, a line for each fact
   */
  public static String withFullDocuments(Journal journal) {
    return new Transcript(journal, true).write(journal);
  }

  private String write(Journal journal) {
    long discarded = journal.trimmed();
    if (discarded > 0) {
      line(discarded + (discarded == 1 ? " older fact was" : " older facts were") + " discarded");
    }
    byConnection(journal).forEach(this::write);
    if (omitted > 0) {
      line("and " + omitted + " more facts, for which this text has no room");
    }
    return text.toString().stripTrailing();
  }

  private static Map<ConnectionId, List<Fact>> byConnection(Journal journal) {
    Map<ConnectionId, List<Fact>> connections =
        new TreeMap<>(
            Comparator.comparingInt(ConnectionId::number).thenComparing(ConnectionId::member));
    journal
        .facts()
        .forEach(
            fact ->
                connections.computeIfAbsent(fact.connection(), key -> new ArrayList<>()).add(fact));
    return connections;
  }

  private void write(ConnectionId connection, List<Fact> facts) {
    String which =
        connection.number() == 0 ? "all connections" : "connection " + connection.number();
    line(which + " to " + connection.member());
    for (Fact fact : facts) {
      if (text.length() < LONGEST_TEXT) {
        write(fact);
      } else {
        omitted++;
      }
    }
    endFold();
  }

  private void write(Fact fact) {
    if (fact instanceof Received request) {
      write(request);
    } else if (fact instanceof ConnectionOpened
        || fact instanceof ConnectionHalfClosed
        || fact instanceof ConnectionSecured
        || fact instanceof ConnectionEnded
        || fact instanceof NetworkChanged
        || fact instanceof RoleChanged
        || fact instanceof SettingOmitted) {
      endFold();
      timed(fact, "   ", fact.who() + " " + fact.what() + " " + fact.text(LONGEST_DOCUMENT));
    } else if (fact instanceof ProtocolWarning) {
      endFold();
      timed(fact, "!! ", "protocol violation: " + fact.text(LONGEST_DOCUMENT));
    }
  }

  private void write(Received request) {
    List<Sent> answers = replies.getOrDefault(request, List.of());
    if (request.isHousekeeping() && answers.size() == 1 && answers.get(0).isBuiltIn()) {
      if (folded++ == 0) {
        String by = "  answered by " + answers.get(0).answeredBy();
        timed(request, "-> ", request.position() + ". " + request.what() + by);
      }
      return;
    }
    endFold();
    String retry = retries.of(request).map(known -> " (" + known.text() + ")").orElse("");
    String what = request.position() + ". " + request.what() + retry;
    timed(request, "-> ", what + "  " + document(request));
    if (answers.isEmpty() && request.message().wantsReply()) {
      line(BELOW + "no reply yet");
    }
    answers.forEach(
        sent -> {
          boolean more = sent.message().has(MsgFlag.MORE_TO_COME);
          String by = "  by " + sent.answeredBy() + (more ? ", more to come" : "");
          timed(sent, "<- ", document(sent) + by);
        });
  }

  private void endFold() {
    if (folded > 1) {
      int more = folded - 1;
      line(BELOW + "and " + more + " more requests that drivers send by themselves");
    }
    folded = 0;
  }

  private void timed(Fact fact, String arrow, String what) {
    line(String.format(Locale.ROOT, "  %10.3f ms  %s%s", fact.elapsedNanos() / 1e6, arrow, what));
  }

  private void line(String line) {
    text.append(VisibleText.of(line).stripTrailing()).append('\n');
  }

  private String document(Fact fact) {
    return full
        ? fact.text(DocumentSummary.LONGEST_IN_FULL)
        : fact.summary().abbreviate(LONGEST_DOCUMENT);
  }
}

package io.mockmongo.report;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.DocumentSummary;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.NetworkChanged;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.ProtocolWarning;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.journal.SettingOmitted;
import io.mockmongo.json.VisibleText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonValue;

/**
 * Prints a conversation as it happens, a line for each fact, in columns: the server's label or
 * port, the time since its start, the connection, client or server, what it did, and the document.
 * A request has its position in the journal, by which failures name it; a reply names its request
 * and its responder. A request that drivers send by themselves is folded with its reply into one
 * line. Thread-safe if the stream is.
 *
 * <pre>{@code
 * MockMongoServer.builder().listener(new LiveConversation(System.out)).start()
 * }</pre>
 */
public final class LiveConversation implements Consumer<Fact> {

  private static final int LABEL_WIDTH = 10;
  private static final String PATH_END = ".sock";

  private final PrintStream out;
  private final LiveViewOptions options;

  /**
   * Makes a printer, in which the port tells servers apart.
   *
   * @param out where it prints; it never closes the stream
   */
  public LiveConversation(PrintStream out) {
    this(out, "");
  }

  /**
   * Makes a printer with a label.
   *
   * @param out where it prints; it never closes the stream
   * @param label the name of the server, of which the last 10 chars are shown; its port if empty
   */
  public LiveConversation(PrintStream out, String label) {
    this(out, LiveViewOptions.of(out).label(label));
  }

  /**
   * Makes a printer with options.
   *
   * @param out where it prints; it never closes the stream
   * @param options label, width, colour, and whether documents are shown in full
   */
  public LiveConversation(PrintStream out, LiveViewOptions options) {
    this.out = Objects.requireNonNull(out, "out");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** Prints one fact, unless it is folded into a later one. */
  @Override
  public void accept(Fact fact) {
    if (fact instanceof Sent sent) {
      print(sent);
    } else if (!(fact instanceof Received request)) {
      print(fact, fact.who(), fact.what(), summary(fact));
    } else if (!isFolded(request)) {
      print(fact, fact.who(), numbered(request), summary(fact));
    }
  }

  /** Tells whether a request is shown with its reply, in one line. */
  private static boolean isFolded(Received request) {
    return request.isHousekeeping() && request.message().wantsReply();
  }

  private void print(Sent sent) {
    Received request = sent.request();
    String by = "by " + sent.answeredBy();
    if (request.isHousekeeping()) {
      print(sent, request.who(), numbered(request), new DocumentSummary("answered " + by, ""));
      return;
    }
    DocumentSummary reply = summary(sent);
    String details = reply.details().isEmpty() ? by : reply.details() + "  " + by;
    String to = request.position().equals(Position.START) ? "" : " to " + request.position();
    print(sent, sent.who(), sent.what() + to, new DocumentSummary(reply.document(), details));
  }

  /** A message that no server received has no position. */
  private static String numbered(Received request) {
    return (request.position().equals(Position.START) ? "" : request.position() + ". ")
        + request.what();
  }

  private DocumentSummary summary(Fact fact) {
    return options.fullDocuments()
        ? new DocumentSummary(fact.text(DocumentSummary.LONGEST_IN_FULL), "")
        : fact.summary();
  }

  private void print(Fact fact, String who, String what, DocumentSummary summary) {
    String margin =
        String.format(
            Locale.ROOT,
            "%" + LABEL_WIDTH + "s %9.3f ms  #%-2d",
            options.label().isEmpty() ? port(fact.member()) : end(options.label()),
            fact.elapsedNanos() / 1e6,
            fact.connection().number());
    LiveLine line =
        new LiveLine(
            margin,
            String.format(Locale.ROOT, "%-6s", who),
            VisibleText.of(what).strip(),
            summary,
            style(fact));
    out.println(line.in(options));
  }

  private static Style style(Fact fact) {
    if (fact instanceof Sent sent) {
      return isError(sent) ? Style.ERROR : Style.NONE;
    }
    return fact instanceof ProtocolWarning
            || fact instanceof NetworkChanged
            || fact instanceof SettingOmitted
            || fact instanceof ConnectionEnded end && isUnusual(end.ending())
        ? Style.WARNING
        : Style.NONE;
  }

  private static boolean isError(Sent sent) {
    BsonValue ok = sent.document().get("ok");
    return ok != null && ok.isNumber() && ok.asNumber().doubleValue() == 0;
  }

  private static boolean isUnusual(ConnectionEnded.Ending ending) {
    return ending != ConnectionEnded.Ending.CLIENT_CLOSED
        && ending != ConnectionEnded.Ending.SERVER_CLOSED;
  }

  /** Returns the port, or the end of a path, which differs from server to server. */
  private static String port(String member) {
    return member.endsWith(PATH_END)
        ? end(member.substring(0, member.length() - PATH_END.length()))
        : end(member.substring(Math.max(0, member.lastIndexOf(':'))));
  }

  private static String end(String name) {
    return name.substring(Math.max(0, name.length() - LABEL_WIDTH));
  }
}

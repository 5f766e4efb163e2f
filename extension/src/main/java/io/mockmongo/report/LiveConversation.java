package io.mockmongo.report;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Prints a conversation as it happens, a line each, in columns: the server's name or port, time
 * since its start, connection, who, what, and the document, which can be pasted into a test.
 * Replies tell who decided them; what drivers send by themselves is folded with its answer into one
 * line; documents of more than 1,000 characters are cut. Thread-safe as far as the stream is.
 *
 * <pre>{@code
 * MockMongoServer.builder().listener(new LiveConversation(System.out)).start()
 * }</pre>
 */
public final class LiveConversation implements Consumer<Fact> {

  private static final int LONGEST_DOCUMENT = 1000;
  private static final int LABEL_WIDTH = 10;
  private static final String PATH_END = ".sock";

  private final PrintStream out;
  private final String label;

  /**
   * Makes a printer, in which the port tells servers apart.
   *
   * @param out where to; it is never closed
   */
  public LiveConversation(PrintStream out) {
    this(out, "");
  }

  /**
   * Makes a printer.
   *
   * @param out where to; it is never closed
   * @param label what to call the server, of which 10 characters are shown; its port if empty
   */
  public LiveConversation(PrintStream out, String label) {
    this.out = out;
    this.label = label;
  }

  /** Prints one fact, unless it is folded into a later one. */
  @Override
  public void accept(Fact fact) {
    if (fact instanceof Sent sent) {
      accept(sent);
    } else if (!(fact instanceof Received request && isFolded(request))) {
      print(fact, fact.who(), fact.what(), cut(fact.text()));
    }
  }

  /** What gets no reply can't be folded into one. */
  private static boolean isFolded(Received request) {
    return request.isHousekeeping() && request.message().wantsReply();
  }

  private void accept(Sent sent) {
    Received request = sent.request();
    if (request.isHousekeeping()) {
      print(sent, request.who(), request.what(), "answered by " + sent.answeredBy());
    } else {
      print(sent, sent.who(), sent.what(), cut(sent.text()) + "  by " + sent.answeredBy());
    }
  }

  private void print(Fact fact, String who, String what, String text) {
    String line =
        String.format(
            Locale.ROOT,
            "%" + LABEL_WIDTH + "s %9.3f ms  #%-2d %-6s %-26s %s",
            label.isEmpty() ? port(fact.member()) : end(label),
            fact.elapsedNanos() / 1e6,
            fact.connection().number(),
            who,
            what,
            text);
    out.println(line.stripTrailing());
  }

  /** Returns the port, or as much of a path as tells it from others. */
  private static String port(String member) {
    return member.endsWith(PATH_END)
        ? end(member.substring(0, member.length() - PATH_END.length()))
        : end(member.substring(Math.max(0, member.lastIndexOf(':'))));
  }

  private static String end(String name) {
    return name.substring(Math.max(0, name.length() - LABEL_WIDTH));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_DOCUMENT ? text : text.substring(0, LONGEST_DOCUMENT) + " ...";
  }
}

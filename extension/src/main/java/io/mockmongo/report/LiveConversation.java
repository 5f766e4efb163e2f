package io.mockmongo.report;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Prints each fact of a conversation as it happens, in columns: server's port, time since its
 * start, connection, who, what, and the answer or the command. Long texts are cut, those of
 * handshakes and heartbeats shortest. Thread-safe as far as the stream is.
 *
 * <pre>{@code
 * MockMongoServer.builder().listener(new LiveConversation(System.out)).start()
 * }</pre>
 */
public final class LiveConversation implements Consumer<Fact> {

  private static final int LONGEST_TEXT = 160;
  private static final int LONGEST_HOUSEKEEPING_TEXT = 48;

  private final PrintStream out;

  /**
   * Makes a printer.
   *
   * @param out where to; it is never closed
   */
  public LiveConversation(PrintStream out) {
    this.out = out;
  }

  /** Prints one fact as one line. */
  @Override
  public void accept(Fact fact) {
    String port = fact.member().substring(fact.member().lastIndexOf(':'));
    int most = isHousekeeping(fact) ? LONGEST_HOUSEKEEPING_TEXT : LONGEST_TEXT;
    out.printf(
        Locale.ROOT,
        "%6s %9.3f ms  #%-2d %s %-26s %s%n",
        port,
        fact.elapsedNanos() / 1e6,
        fact.connection().number(),
        fact.who(),
        fact.what(),
        cut(fact.text(), most));
  }

  private static boolean isHousekeeping(Fact fact) {
    return fact instanceof Received request && request.isHousekeeping()
        || fact instanceof Sent sent && sent.request().isHousekeeping();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " ...";
  }
}

package io.mockmongo.journal;

import io.mockmongo.json.VisibleText;
import java.time.Duration;
import java.util.Locale;

/**
 * An event on a connection of a server, as recorded in the journal; immutable.
 *
 * <pre>{@code
 * server.journal().facts().forEach(System.out::println);
 * }</pre>
 */
public sealed interface Fact
    permits ConnectionOpened,
        ConnectionSecured,
        Received,
        ProtocolWarning,
        Sent,
        ConnectionHalfClosed,
        ConnectionEnded,
        NetworkChanged,
        RoleChanged,
        SettingOmitted {

  /**
   * Returns the position in the journal, counted from 1; all facts of a conversation are in one
   * order.
   */
  Position position();

  /** Returns the nanoseconds from the server's start to this fact. */
  long elapsedNanos();

  /**
   * Returns the connection of this fact; the number is 0 if it concerns all connections of the
   * server.
   */
  ConnectionId connection();

  /** Returns the acting side: {@code client} or {@code server}. */
  String who();

  /** Returns the action in a few words: a command and its namespace, "replies", "hangs up". */
  String what();

  /**
   * Returns the details: a document as Extended JSON that can be pasted into a test, or a reason.
   */
  String text();

  /**
   * Returns the details for people, on one line: with {@code ...} in place of what exceeds a
   * length, and with control characters and the like escaped.
   *
   * @param length the approximate maximum number of chars
   */
  default String text(int length) {
    return VisibleText.of(text(), length);
  }

  /**
   * Returns the details for reports: the document with the fields that drivers add folded,
   * abbreviated to about 2,000 chars.
   */
  default DocumentSummary summary() {
    return new DocumentSummary(text(DocumentSummary.LONGEST), "");
  }

  /** Returns the server's address, {@code host:port} or the path of a Unix socket. */
  default String member() {
    return connection().member();
  }

  /**
   * Returns the bytes of the message on the wire, header included, compressed as it was sent.
   *
   * @return a new array; empty if this fact is not a message
   */
  default byte[] bytes() {
    return new byte[0];
  }

  /** Returns the time from the server's start to this fact. */
  default Duration elapsed() {
    return Duration.ofNanos(elapsedNanos());
  }

  /** Returns this fact as one line of columns: time, connection, who, what, summary. */
  default String line() {
    return String.format(
            Locale.ROOT,
            "%9.3f ms  #%-3d %s %-24s %s",
            elapsedNanos() / 1e6,
            connection().number(),
            who(),
            what(),
            summary())
        .stripTrailing();
  }
}

package io.mockmongo.journal;

import java.time.Duration;
import java.util.Locale;

/**
 * One thing that happened on a connection of a server; immutable.
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
        ConnectionEnded {

  /**
   * Returns the position in the journal, from 1 and growing; the facts of a conversation are in one
   * order.
   */
  Position position();

  /** Returns the nanoseconds from the server's start to this fact. */
  long elapsedNanos();

  /** Returns the connection that it happened on. */
  ConnectionId connection();

  /** Returns who did it: {@code client} or {@code server}. */
  String who();

  /** Returns what was done, in a word or two: a command and its namespace, "reply", "hang-up". */
  String what();

  /**
   * Returns the detail: a document as Extended JSON that can be pasted into a test, or a reason.
   */
  String text();

  /** Returns the detail for people: the document with the fields that drivers add folded. */
  default DocumentSummary summary() {
    return new DocumentSummary(text(), "");
  }

  /** Returns the server's address, {@code host:port} or the path of a Unix socket. */
  default String member() {
    return connection().member();
  }

  /**
   * Returns the bytes of the message on the wire, header included, compressed as it was sent.
   *
   * @return an array of the caller's own; of what is no message an empty one
   */
  default byte[] bytes() {
    return new byte[0];
  }

  /** Returns the time from the server's start to this fact. */
  default Duration elapsed() {
    return Duration.ofNanos(elapsedNanos());
  }

  /**
   * Returns this fact in columns: time, connection, who, what, summary. It is one line whatever a
   * client put into a name: line breaks become spaces.
   */
  default String line() {
    return String.format(
            Locale.ROOT,
            "%9.3f ms  #%-3d %s %-24s %s",
            elapsedNanos() / 1e6,
            connection().number(),
            who(),
            what(),
            summary())
        .replaceAll("\\R", " ")
        .stripTrailing();
  }
}

package io.mockmongo.journal;

import io.mockmongo.message.Command;
import io.mockmongo.message.Message;
import java.util.Set;

/**
 * A client sent a request. What a server hands to a test is one of these with verbs to answer it;
 * matchers and reports need no more than this.
 *
 * <pre>{@code
 * Received insert = server.receives(command("insert"));
 * assertThat(insert.command().namespace(), is("shop.orders"));
 * }</pre>
 */
public non-sealed interface Received extends Fact {

  /** The commands that drivers send by themselves. */
  Set<String> HOUSEKEEPING =
      Set.of("hello", "isMaster", "ismaster", "endSessions", "killCursors", "getlasterror");

  /**
   * Makes the fact of a message that no server received, such as one from a capture.
   *
   * @param message an OP_MSG with a body, or an OP_QUERY
   * @return the fact, with order and time 0 and a connection {@code captured #1}
   */
  static Received of(Message message) {
    return new CapturedRequest(message, Command.of(message));
  }

  /** Returns the message as it was on the wire. */
  Message message();

  /** Returns the command that it carries, document sequences merged in. */
  Command command();

  /** Tells whether drivers send this by themselves: handshakes, heartbeats and tidying up. */
  default boolean isHousekeeping() {
    return HOUSEKEEPING.contains(command().name());
  }

  /** Returns the command and its namespace, such as {@code insert shop.orders}. */
  @Override
  default String what() {
    return (command().name() + " " + command().namespace()).strip();
  }

  @Override
  default String who() {
    return "client";
  }

  @Override
  default String text() {
    return command().text();
  }
}

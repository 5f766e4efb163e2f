package io.mockmongo.junit;

import io.mockmongo.reply.Reply;

/**
 * The fault that a server causes to a client instead of sending a reply; see {@link
 * AutoRespond#fault}.
 *
 * <pre>{@code
 * @AutoRespond(command = "insert", fault = Fault.HANG_UP, times = 1)
 * }</pre>
 */
public enum Fault {
  /** Closes the connection (FIN), as a server process that ends does. */
  HANG_UP(Reply.hangUp()),
  /** Resets the connection (RST), as a machine that restarts does. */
  RESET(Reply.reset()),
  /** Closes the sending side (FIN) and keeps reading what the client sends. */
  HALF_CLOSE(Reply.halfClose()),
  /** Sends nothing; the client waits until its own timeout, if it has one. */
  SILENCE(Reply.silence());

  private final transient Reply reply;

  Fault(Reply reply) {
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}

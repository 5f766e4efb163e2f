package io.mockmongo.script;

import io.mockmongo.reply.Answer;

/**
 * A declaration that answers requests automatically, by a {@link Script}. Thread-safe.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.of("{n: 1}"));
 * }</pre>
 */
public interface AutoResponder extends Declaration {

  /**
   * Sets the answer to all requests after the first ones. A request that was received in between
   * was offered to other responders; if it is parked, it gets this answer now.
   *
   * @param answer the answer to all later requests
   * @return this
   * @throws IllegalStateException if that answer is set already
   */
  AutoResponder then(Answer answer);
}

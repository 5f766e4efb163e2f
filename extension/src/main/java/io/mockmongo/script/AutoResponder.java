package io.mockmongo.script;

import io.mockmongo.reply.Answer;

/**
 * A declaration that answers requests by itself, as a {@link Script} says. Thread-safe.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.of("{n: 1}"));
 * }</pre>
 */
public interface AutoResponder extends Declaration {

  /**
   * Declares how all requests after the first ones are answered. One that came in between was
   * offered to others; where it is parked it gets this answer now.
   *
   * @param answer the answer that stays
   * @return this
   * @throws IllegalStateException if there is one already
   */
  AutoResponder then(Answer answer);
}

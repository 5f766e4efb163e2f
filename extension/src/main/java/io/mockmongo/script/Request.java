package io.mockmongo.script;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;

/**
 * A received request that the test may answer. It may be answered late, from any thread, and in any
 * order with other requests, but once; if it allows a stream of replies, until a reply without
 * {@linkplain io.mockmongo.reply.Reply#withMoreToCome moreToCome}. Thread-safe.
 *
 * <pre>{@code
 * Request insert = server.receives(command("insert"));
 * insert.replies("{n: 1}");
 * }</pre>
 */
public interface Request extends Received, ReplyTarget<Delivery> {

  /**
   * Answers this request. If the client wants no reply ({@code moreToCome}), none is sent, but a
   * hang-up is carried out. A hang-up, reset or half-close may also follow long after the answer:
   * it ends the idle connection.
   *
   * @param answer the answer
   * @return whether the client was still there
   * @throws IllegalStateException if the request was answered before, and the reply neither
   *     continues a stream nor only ends the connection
   * @throws IllegalArgumentException if the reply begins a stream that the request does not allow
   */
  @Override
  Delivery replies(Answer answer);

  /**
   * Leaves this request to the declarations and the built-in replies, as if the test had not
   * received it. If none answers it, it can be received again.
   */
  default void passesOn() {
    replies(Reply.passOn());
  }
}

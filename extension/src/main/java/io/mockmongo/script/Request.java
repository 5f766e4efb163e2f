package io.mockmongo.script;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;

/**
 * A request that the test may answer: the fact that it was received, and the verbs. It may be
 * answered late, from any thread, and in any order with others, but once; or, where it allows a
 * stream of replies, until one does not say that {@linkplain
 * io.mockmongo.reply.Reply#withMoreToCome more is to come}. Thread-safe.
 *
 * <pre>{@code
 * Request insert = server.receives(command("insert"));
 * insert.replies("{n: 1}");
 * }</pre>
 */
public interface Request extends Received, ReplyTarget<Delivery> {

  /**
   * Answers this request. Where the client wants no reply ({@code moreToCome}), none is sent, but a
   * hang-up is carried out. A hang-up, reset or half-close may also come long after the answer: it
   * ends the connection, idle by then.
   *
   * @param answer the answer
   * @return whether the client was still there
   * @throws IllegalStateException if it was answered before, and something is to be sent that does
   *     not go on with a stream
   * @throws IllegalArgumentException if a stream is begun that this request does not allow
   */
  @Override
  Delivery replies(Answer answer);
}

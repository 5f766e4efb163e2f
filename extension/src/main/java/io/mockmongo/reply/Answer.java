package io.mockmongo.reply;

import io.mockmongo.journal.Received;

/**
 * What makes a reply once a request is there: a fixed {@link Reply}, a {@link ServerError}, or a
 * function of the test's own. It runs outside every lock and may be called by several threads.
 *
 * <pre>{@code
 * server.autoResponds(command("count"))
 *     .replies(request -> Reply.ok("{n: " + request.order() + "}"));
 * }</pre>
 */
@FunctionalInterface
public interface Answer {

  /**
   * Makes the reply.
   *
   * @param request what the client sent
   * @return what to do in answer
   */
  Reply to(Received request);
}

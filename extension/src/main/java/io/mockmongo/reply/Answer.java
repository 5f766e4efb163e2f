package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.Objects;

/**
 * What makes a reply once a request is there: a fixed {@link Reply}, a {@link ServerError}, or a
 * function of the test's own. It runs outside every lock and may be called by several threads.
 *
 * <pre>{@code
 * server.autoResponds(command("count"))
 *     .replies(request -> Reply.of("{n: " + request.position() + "}"));
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

  /**
   * Returns the same answer, given after a pause. Other requests are served meanwhile.
   *
   * @param time how long
   * @return the later answer
   */
  default Answer delayed(Duration time) {
    Objects.requireNonNull(time, "time");
    return request -> to(request).delayed(time);
  }
}

package io.mockmongo.reply;

import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.Objects;

/**
 * A function that makes the reply to a request: a fixed {@link Reply}, a {@link Cursor}, a {@link
 * ServerError}, or the test's own code. It is called outside every lock, perhaps by several threads
 * at once.
 *
 * <pre>{@code
 * server.autoResponds(command("count"))
 *     .replies(request -> Reply.of("{n: " + request.position() + "}"));
 * }</pre>
 */
@FunctionalInterface
public interface Answer {

  /**
   * Makes the reply to a request.
   *
   * @param request the client's request
   * @return the reply
   */
  Reply to(Received request);

  /**
   * Returns the same answer, sent after a delay. Other requests are served meanwhile.
   *
   * @param time the delay
   * @return the delayed answer
   */
  default Answer delayed(Duration time) {
    Objects.requireNonNull(time, "time");
    return request -> to(request).delayed(time);
  }
}

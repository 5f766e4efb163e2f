package io.mockmongo.reply;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.List;

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
   * @param time the delay, at most 365 days
   * @return the delayed answer
   * @throws IllegalArgumentException if it is negative or longer
   */
  default Answer delayed(Duration time) {
    DurationCheck.inRange("delayed(...)", time);
    return request -> to(request).delayed(time);
  }

  /**
   * Returns the same error with these labels, in place of those that a real server adds.
   *
   * <pre>{@code
   * NOT_WRITABLE_PRIMARY.withErrorLabels() // no labels
   * }</pre>
   *
   * @param labels the error labels; none for an error without labels
   * @return the labelled answer
   */
  default Answer withErrorLabels(String... labels) {
    List<String> names = List.of(labels);
    return request -> to(request).withErrorLabels(names.toArray(String[]::new));
  }
}

package io.mockmongo.respond;

import io.mockmongo.reply.Answer;
import java.time.Duration;

/**
 * What is to become of a request.
 *
 * <pre>{@code
 * if (responders.decide(request) instanceof Decision.Answered answered) { ... }
 * }</pre>
 */
public sealed interface Decision {

  /**
   * Somebody answers; the answer is yet to be made.
   *
   * @param answer makes the reply; perhaps code of the test's
   * @param by who it is
   */
  record Answered(Answer answer, Origin by) implements Decision {}

  /**
   * It is a hello that waits for the topology to change, then to be answered.
   *
   * @param most the longest time
   */
  record AwaitChange(Duration most) implements Decision {}

  /** Nobody answers: it is parked for the test. */
  record Park() implements Decision {}
}

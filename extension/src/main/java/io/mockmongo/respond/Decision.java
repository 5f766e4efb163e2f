package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.time.Duration;

/** What is to become of a request: the offer that was taken for it. */
public sealed interface Decision {

  /** The decision of a request that nobody answers, or that is held: the test may receive it. */
  Decision PARK = new Park();

  /**
   * Somebody answers; the answer is yet to be made.
   *
   * @param answer makes the reply; perhaps code of the test's
   * @param by who it is
   */
  record Answered(Answer answer, Origin by) implements Decision {}

  /**
   * It is answered once the server's state changes, or a time is over.
   *
   * @param most the longest time since it came
   */
  record Wait(Duration most) implements Decision {}

  /** Nobody answers, or it is held. */
  record Park() implements Decision {}
}

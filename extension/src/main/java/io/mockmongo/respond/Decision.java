package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.time.Duration;

/** The decision on a request: answer it, wait, or park it. */
public sealed interface Decision {

  /** The decision to park a request, for the test to receive. */
  Decision PARK = new Park();

  /**
   * The decision to answer a request; the reply is not made yet.
   *
   * @param answer makes the reply; may be code of the test
   * @param by the declaration or built-in responder that answers
   */
  record Answered(Answer answer, Origin by) implements Decision {}

  /**
   * The decision to answer a request when the server's state changes, or after a time.
   *
   * @param most the longest time since the request was received
   */
  record Deferral(Duration timeout) implements Decision {}

  /** The decision to park a request that no responder answers, or that is held. */
  record Park() implements Decision {}
}

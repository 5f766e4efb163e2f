package io.mockmongo.respond;

import io.mockmongo.reply.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to become of a request.
 *
 * <pre>{@code
 * if (responders.decide(request) instanceof Decision.Answer answer) { ... }
 * }</pre>
 */
public sealed interface Decision {

  /**
   * Somebody answers.
   *
   * @param reply what is done
   * @param by who decided it, in words
   * @param failure what a responder threw instead of answering, or empty
   */
  record Answered(Reply reply, String by, Optional<Throwable> failure) implements Decision {}

  /**
   * It is a hello that waits for the topology to change, then to be answered.
   *
   * @param most the longest time
   */
  record AwaitChange(Duration most) implements Decision {}

  /**
   * Nobody answers: it is parked for the test.
   *
   * @param held whether the test asked for that by a hold
   */
  record Park(boolean held) implements Decision {}
}

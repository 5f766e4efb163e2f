package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.time.Duration;
import java.util.Optional;

/** What a responder would do about a request. */
public sealed interface Offer permits Offer.ToAnswer, Offer.ToHold, Offer.ToWait, Offer.ToDecorate {

  /**
   * Returns the offer of an answer that is there for any number of requests.
   *
   * @param answer makes the reply
   * @param by who answers, and where that was declared
   */
  static ToAnswer of(Answer answer, Origin by) {
    return new AutoResponderOffer(answer, by);
  }

  /** To answer the request. */
  non-sealed interface ToAnswer extends Offer {

    /** Returns who answers, and where that was declared; the same object each time. */
    Origin by();

    /**
     * Takes the offer, which uses up what is there for so many requests only.
     *
     * @param request the request
     * @return the answer, or empty if other requests have used it up meanwhile
     */
    Optional<Answer> claim(IncomingRequest request);
  }

  /** To keep the request from all others, for the test to receive. */
  non-sealed interface ToHold extends Offer {

    /** Returns who holds it, and where that was declared; the same object each time. */
    Origin by();

    /** Takes the offer. */
    void hold(IncomingRequest request);
  }

  /**
   * To answer once the server's state changes, or a time is over.
   *
   * @param most the longest time since the request came
   * @param then what is done then
   */
  record ToWait(Duration most, ToAnswer then) implements Offer {}

  /** To let the next one in the chain answer, and add to what it does. */
  @FunctionalInterface
  non-sealed interface ToDecorate extends Offer {

    /**
     * Adds to the next offer.
     *
     * @param next what the next one offers, or null if nobody does
     * @return the offer in its place, or null for none
     */
    Offer over(Offer next);
  }
}

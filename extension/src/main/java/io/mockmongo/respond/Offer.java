package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The offer of a responder to handle a request; it has no effect until it is taken. */
public sealed interface Offer
    permits Offer.ToAnswer, Offer.ToHold, Offer.ToWait, Offer.ToWithhold, Offer.ToDecorate {

  /**
   * Returns the offer of an answer without a limit of uses.
   *
   * @param answer makes the reply
   * @param by the responder and the place of its declaration
   */
  static ToAnswer of(Answer answer, Origin by) {
    return new AutoResponderOffer(answer, by);
  }

  /** The offer to answer a request. */
  non-sealed interface ToAnswer extends Offer {

    /** Returns the responder and the place of its declaration; the same object each time. */
    Origin by();

    /**
     * Takes the offer, and counts a use of an answer with a limit.
     *
     * @param request the request
     * @return the answer, or empty if other requests have used it up meanwhile
     */
    Optional<Answer> claim(IncomingRequest request);
  }

  /** The offer to hold a request back from other responders, for the test to receive. */
  non-sealed interface ToHold extends Offer {

    /** Returns the hold and the place of its declaration; the same object each time. */
    Origin by();

    /** Takes the offer. */
    void hold(IncomingRequest request);
  }

  /**
   * The offer to answer a request when the server's state changes, or after a time.
   *
   * @param most the longest time since the request was received
   * @param then the offer that is taken then
   */
  record ToWait(Duration timeout, ToAnswer then) implements Offer {}

  /**
   * The offer to let a request wait, however long, until the offer for it changes.
   *
   * @param by the declaration and its place; the same object each time
   * @param onTaken is called with the request when the offer is taken
   */
  record ToWithhold(Origin by, Consumer<IncomingRequest> onTaken) implements Offer {}

  /** The offer to decorate the offer of the next responder in the chain. */
  @FunctionalInterface
  non-sealed interface ToDecorate extends Offer {

    /**
     * Decorates the next offer.
     *
     * @param next the next offer, or null for none
     * @return the offer in its place, or null for none
     */
    Offer over(Offer next);
  }
}

package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The chain of a server's responders, in the order in which they are asked. {@link #offer} tells
 * both which responder answers a request and whether any does. Thread-safe; responders are called
 * outside every lock.
 */
public final class ResponderChain {

  /** Longer than any test. */
  private static final Duration FOREVER = Duration.ofDays(365);

  private final ThrownHandler onThrown;
  private volatile Responder[] responders = {};

  /**
   * Creates an empty chain.
   *
   * @param onThrown answers a request for which a pattern of the test throws
   */
  public ResponderChain(ThrownHandler onThrown) {
    this.onThrown = onThrown;
  }

  /** Answers requests for which a responder throws: patterns are code of the test. */
  @FunctionalInterface
  public interface ThrownHandler {

    /**
     * Answers a request.
     *
     * @param request the request
     * @param by the responder that threw
     * @param thrown what it threw, which may be a checked exception or an error
     * @return the answer
     */
    Answer answer(IncomingRequest request, Origin by, Throwable thrown);
  }

  /**
   * Replaces the responders.
   *
   * @param inOrder the responders, in the order in which they are asked
   */
  public void arrange(List<? extends Responder> inOrder) {
    responders = inOrder.toArray(new Responder[0]);
  }

  /**
   * Returns the first offer for a request, without any effect.
   *
   * @param request the request
   * @return the first offer, decorated by earlier responders; or null if no responder makes one; or
   *     the offer of an error if a responder throws
   */
  public Offer offer(IncomingRequest request) {
    return offer(request, responders, 0);
  }

  private Offer offer(IncomingRequest request, Responder[] asked, int from) {
    for (int i = from; i < asked.length; i++) {
      Offer offer = offer(request, asked[i]);
      if (offer instanceof Offer.ToDecorate decoration) {
        Offer next = offer(request, asked, i + 1);
        return next instanceof ErrorOffer ? next : decoration.over(next);
      }
      if (offer != null) {
        return offer;
      }
    }
    return null;
  }

  private Offer offer(IncomingRequest request, Responder responder) {
    try {
      return responder.offer(request);
    } catch (Throwable thrown) { // languages without checked exceptions throw any
      return new ErrorOffer(origin(responder), thrown, onThrown);
    }
  }

  private static Origin origin(Responder responder) {
    return responder instanceof PatternDeclaration declaration
        ? declaration.by()
        : Origin.of("a responder");
  }

  /** The offer to answer with the error for what a responder threw. */
  private record ErrorOffer(Origin by, Throwable thrown, ThrownHandler handler)
      implements Offer.ToAnswer {

    @Override
    public Optional<Answer> claim(IncomingRequest request) {
      return Optional.of(handler.answer(request, by, thrown));
    }
  }

  /**
   * Takes the first offer for a request.
   *
   * @param request the request
   * @return the decision
   */
  public Decision decide(IncomingRequest request) {
    return decide(request, true);
  }

  /**
   * Takes the first offer for a request that must not wait any longer, unless it is withheld.
   *
   * @param request the request
   * @return the decision, a wait only if the request is withheld
   */
  public Decision decideNow(IncomingRequest request) {
    return decide(request, false);
  }

  private Decision decide(IncomingRequest request, boolean mayWait) {
    while (true) {
      Offer offer = offer(request);
      if (offer instanceof Offer.ToWait wait) {
        if (mayWait) {
          return new Decision.Deferral(wait.timeout());
        }
        offer = wait.then();
      }
      if (offer instanceof Offer.ToWithhold withholding) {
        withholding.onTaken().accept(request);
        return new Decision.Deferral(FOREVER);
      }
      if (!(offer instanceof Offer.ToAnswer answering)) {
        return park(request, offer);
      }
      Optional<Answer> answer = answering.claim(request);
      if (answer.isPresent()) {
        return new Decision.Answered(answer.get(), answering.by());
      } // else another request has used it up meanwhile
    }
  }

  private static Decision park(IncomingRequest request, Offer offer) {
    if (offer instanceof Offer.ToHold hold) {
      hold.hold(request);
    }
    return Decision.PARK;
  }
}

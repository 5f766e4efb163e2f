package io.mockmongo.respond;

import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The chain of a server's responders, in the order in which they are asked. {@link #offer} tells
 * both which responder answers a request and whether any does. Thread-safe; responders are called
 * outside every lock.
 */
public final class ResponderChain {

  /** The origin of the answer after a pattern has thrown. */
  public static final Origin A_PATTERN = Origin.of("a pattern");

  private final BiFunction<IncomingRequest, Throwable, Answer> onThrown;
  private volatile Responder[] responders = {};

  /**
   * Creates an empty chain.
   *
   * @param onThrown answers a request for which a pattern of the test throws
   */
  public ResponderChain(BiFunction<IncomingRequest, Throwable, Answer> onThrown) {
    this.onThrown = onThrown;
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
   * @return the first offer, decorated by earlier responders; or null if no responder makes one
   */
  public Offer offer(IncomingRequest request) {
    return offer(request, responders, 0);
  }

  private static Offer offer(IncomingRequest request, Responder[] asked, int from) {
    for (int i = from; i < asked.length; i++) {
      Offer offer = asked[i].offer(request);
      if (offer instanceof Offer.ToDecorate decoration) {
        return decoration.over(offer(request, asked, i + 1));
      }
      if (offer != null) {
        return offer;
      }
    }
    return null;
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
   * Takes the first offer for a request that must not wait any longer.
   *
   * @param request the request
   * @return the decision, never a wait
   */
  public Decision decideNow(IncomingRequest request) {
    return decide(request, false);
  }

  private Decision decide(IncomingRequest request, boolean mayWait) {
    try {
      return taken(request, mayWait);
    } catch (RuntimeException | Error thrown) {
      return new Decision.Answered(onThrown.apply(request, thrown), A_PATTERN);
    }
  }

  private Decision taken(IncomingRequest request, boolean mayWait) {
    while (true) {
      Offer offer = offer(request);
      if (offer instanceof Offer.ToWait wait) {
        if (mayWait) {
          return new Decision.Deferral(wait.timeout());
        }
        offer = wait.then();
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

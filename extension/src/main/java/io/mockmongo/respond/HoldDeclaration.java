package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.Hold;
import org.hamcrest.Matcher;

/** The declaration of a hold, which is also its offer to hold requests. */
final class HoldDeclaration extends PatternDeclaration implements Hold, Responder, Offer.ToHold {

  HoldDeclaration(Matcher<? super Received> pattern, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return applies(request) && !request.wasPassedOnBy(Origin.THE_TEST) ? this : null;
  }

  @Override
  public void hold(IncomingRequest request) {
    if (request.beginHold(by())) {
      use(Integer.MAX_VALUE);
    }
  }
}

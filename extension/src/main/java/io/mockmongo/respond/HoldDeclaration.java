package io.mockmongo.respond;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.Hold;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hamcrest.Matcher;

/** The declaration of a hold, which is also its offer to hold requests. */
final class HoldDeclaration extends PatternDeclaration implements Hold, Responder, Offer.ToHold {

  private final Set<Position> held = ConcurrentHashMap.newKeySet();

  HoldDeclaration(Matcher<? super Received> pattern, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return applies(request) && !request.wasPassedOnBy(Origin.THE_TEST) ? this : null;
  }

  @Override
  public int uses() {
    return held.size();
  }

  @Override
  public void hold(IncomingRequest request) {
    held.add(request.position());
  }
}

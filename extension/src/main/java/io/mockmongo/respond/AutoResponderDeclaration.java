package io.mockmongo.respond;

import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.reply.Answer;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Script;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matcher;

/** The declaration of an auto-responder, which is also its offer of the next answer. */
final class AutoResponderDeclaration extends PatternDeclaration
    implements AutoResponder, Responder, Offer.ToAnswer {

  private final Set<Position> skipped = new HashSet<>();
  private volatile Script script;

  AutoResponderDeclaration(
      Matcher<? super Received> pattern, Script script, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
    this.script = script;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return applies(request) && !isSkipped(request) && !request.wasPassedOnBy(by()) ? this : null;
  }

  @Override
  public AutoResponder then(Answer answer) {
    if (script.then().isPresent()) {
      throw new IllegalStateException(
          this
              + ": then(...) was already called, or replies(...) or inTurn(...) has set the last answer");
    }
    script = script.then(answer);
    changed();
    return this;
  }

  @Override
  public boolean isUsedUp() {
    return uses() >= script.limit();
  }

  @Override
  public Optional<Answer> claim(IncomingRequest request) {
    Script current = script;
    int use = use(current.limit());
    return use < 0 ? Optional.empty() : Optional.of(current.answer(use));
  }

  /** Tells whether a request is among the first ones, which stay skipped when offered again. */
  private boolean isSkipped(IncomingRequest request) {
    if (script.after() == 0) {
      return false;
    }
    Position position = request.waitsSince().position();
    synchronized (skipped) {
      return skipped.contains(position) || skipped.size() < script.after() && skipped.add(position);
    }
  }
}

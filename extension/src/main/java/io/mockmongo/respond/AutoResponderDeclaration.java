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

/** The declaration of answers, which is its own offer to give the next one. */
final class AutoResponderDeclaration extends PatternDeclaration
    implements AutoResponder, Responder, Offer.ToAnswer {

  private final Set<Position> leftToOthers = new HashSet<>();
  private volatile Script script;

  AutoResponderDeclaration(
      Matcher<? super Received> pattern, Script script, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
    this.script = script;
  }

  @Override
  public Offer offer(IncomingRequest request) {
    return applies(request) ? this : null;
  }

  @Override
  public AutoResponder then(Answer answer) {
    if (script.then().isPresent()) {
      throw new IllegalStateException(this + " has an answer that stays; then(...) comes once");
    }
    script = script.then(answer);
    changed();
    return this;
  }

  @Override
  boolean applies(Received request) {
    return super.applies(request) && !isLeftToOthers(request);
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

  /** The first requests stay with others, however often this is asked about them. */
  private boolean isLeftToOthers(Received request) {
    if (script.after() == 0) {
      return false;
    }
    synchronized (leftToOthers) {
      return leftToOthers.contains(request.position())
          || leftToOthers.size() < script.after() && leftToOthers.add(request.position());
    }
  }
}

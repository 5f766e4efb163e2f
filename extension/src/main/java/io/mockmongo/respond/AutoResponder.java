package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matcher;

/**
 * Answers requests by itself, as a {@link Script} says. Thread-safe.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.ok("{n: 1}"));
 * }</pre>
 */
public final class AutoResponder extends Declaration {

  private final Set<Long> leftToOthers = new HashSet<>();
  private volatile Script script;

  AutoResponder(
      Matcher<? super Received> pattern, Script script, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
    this.script = script;
  }

  /**
   * Declares how all requests after the first ones are answered. One that came in between was
   * offered to others; where it is parked it gets this answer now.
   *
   * @param answer the answer that stays
   * @return this
   * @throws IllegalStateException if there is one already
   */
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

  /** Returns the next answer and counts it, or empty if all are used up. */
  Optional<Answer> claim() {
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
      return leftToOthers.contains(request.order())
          || leftToOthers.size() < script.after() && leftToOthers.add(request.order());
    }
  }
}

package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Answer;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/**
 * Answers requests by itself: the first ones each with an answer of their own, all later ones with
 * one that stays, up to a limit. Thread-safe.
 *
 * <pre>{@code
 * server.autoResponds(command("insert")).first(WRITE_CONFLICT).then(Reply.ok("{n: 1}"));
 * }</pre>
 */
public final class AutoResponder extends Declaration {

  private final List<Answer> first;
  private final int limit;
  private volatile Answer then;

  AutoResponder(
      Matcher<? super Received> pattern, Script script, String origin, Runnable onChange) {
    super(pattern, origin, onChange);
    this.first = script.first();
    this.then = script.then();
    this.limit = script.limit();
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
    if (then != null) {
      throw new IllegalStateException(this + " has an answer that stays; then(...) comes once");
    }
    then = answer;
    changed();
    return this;
  }

  @Override
  boolean isUsedUp() {
    return uses() >= limit();
  }

  /** Returns the next answer and counts it, or empty if all are used up. */
  Optional<Answer> claim() {
    int use = use(limit());
    if (use < 0) {
      return Optional.empty();
    }
    return Optional.of(use < first.size() ? first.get(use) : then);
  }

  private int limit() {
    return then == null ? Math.min(first.size(), limit) : limit;
  }

  /**
   * What is answered, in order.
   *
   * @param first an answer each for the first requests
   * @param then the answer for all later ones, or null
   * @param limit how many are answered in all
   */
  record Script(List<Answer> first, Answer then, int limit) {}
}

package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.Declaration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matcher;

/** The base of all declarations: a pattern, a count of uses, and cancellation. */
abstract class PatternDeclaration implements Declaration {

  private final Matcher<? super Received> pattern;
  private final Origin origin;
  private final Runnable onChange;
  private final AtomicInteger uses = new AtomicInteger();
  private volatile boolean cancelled;

  PatternDeclaration(Matcher<? super Received> pattern, Origin origin, Runnable onChange) {
    this.pattern = pattern;
    this.origin = origin;
    this.onChange = onChange;
  }

  @Override
  public Matcher<? super Received> pattern() {
    return pattern;
  }

  @Override
  public int uses() {
    return uses.get();
  }

  @Override
  public boolean isUsedUp() {
    return false;
  }

  @Override
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      changed();
    }
  }

  /** Returns the declaration and its place, for messages. */
  public Origin by() {
    return origin;
  }

  boolean applies(Received request) {
    return !cancelled && !isUsedUp() && pattern.matches(request);
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Has waiting requests offered to the declarations again. */
  void changed() {
    onChange.run();
  }

  /** Counts a use unless a limit is reached; returns which use it is, from 0, or -1. */
  int use(int limit) {
    int used = uses.getAndUpdate(count -> count < limit ? count + 1 : count);
    return used < limit ? used : -1;
  }

  /** Returns the declaration and its place, for messages. */
  @Override
  public String toString() {
    return origin.toString();
  }
}

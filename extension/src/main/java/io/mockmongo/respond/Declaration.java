package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import java.util.concurrent.atomic.AtomicInteger;
import org.hamcrest.Matcher;

/**
 * Something a test declared about requests that match a pattern: how they are answered, that they
 * are held, or that somebody looks at them. Thread-safe.
 *
 * <pre>{@code
 * Declaration answers = server.autoResponds(command("insert")).replies("{n: 1}");
 * answers.uses();
 * answers.cancel();
 * }</pre>
 */
public abstract sealed class Declaration permits AutoResponder, Hold, Observer {

  private final Matcher<? super Received> pattern;
  private final Origin origin;
  private final Runnable onChange;
  private final AtomicInteger uses = new AtomicInteger();
  private volatile boolean cancelled;

  Declaration(Matcher<? super Received> pattern, Origin origin, Runnable onChange) {
    this.pattern = pattern;
    this.origin = origin;
    this.onChange = onChange;
  }

  /** Returns which requests it is about. */
  public Matcher<? super Received> pattern() {
    return pattern;
  }

  /** Returns how many requests it took. */
  public int uses() {
    return uses.get();
  }

  /** Returns what was declared, and where. */
  Origin origin() {
    return origin;
  }

  /** Takes this back; requests that came before are not affected. Does nothing the second time. */
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      changed();
    }
  }

  /** Returns what was declared, and where. */
  @Override
  public String toString() {
    return origin.toString();
  }

  boolean applies(Received request) {
    return !cancelled && !isUsedUp() && pattern.matches(request);
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Has what waits offered to all declarations anew. */
  void changed() {
    onChange.run();
  }

  /** Tells whether this takes no more requests; only what has a limit ever is. */
  public boolean isUsedUp() {
    return false;
  }

  /** Counts a use unless a limit is reached; returns which use it is, from 0, or -1. */
  int use(int limit) {
    int used = uses.getAndUpdate(count -> count < limit ? count + 1 : count);
    return used < limit ? used : -1;
  }
}

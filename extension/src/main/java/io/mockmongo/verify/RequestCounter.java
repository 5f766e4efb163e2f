package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Received;
import io.mockmongo.recorder.FactReader;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.request.FactPattern;
import io.mockmongo.script.Times;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * Counts the requests that match a pattern, and waits for more; looks at each fact once, unless the
 * pattern's result may change.
 */
final class RequestCounter {

  private final Times times;
  private final Matcher<? super Received> pattern;
  private final Recorder recorder;
  private final FactReader facts;
  private final List<Received> counted = new ArrayList<>();

  RequestCounter(Times times, Matcher<? super Received> pattern, Recorder recorder) {
    this.times = times;
    this.pattern = pattern;
    this.recorder = recorder;
    this.facts = new FactReader(recorder, times.start());
  }

  /** Counts until the result is decided or the expectation's time has elapsed. */
  void count() throws InterruptedException {
    long deadlineNanos = System.nanoTime() + times.within().toNanos();
    do {
      countAll(facts.next());
    } while (!times.isDecided(counted.size()) && facts.await(deadlineNanos));
  }

  /** Counts unread facts, or all anew for a pattern whose result may change. */
  private void countAll(List<Fact> unread) {
    if (FactPattern.mayChange(pattern)) {
      counted.clear();
      recorder.journal().facts().forEach(this::count);
    } else {
      unread.forEach(this::count);
    }
  }

  private void count(Fact fact) {
    if (fact instanceof Received request && times.covers(request) && pattern.matches(request)) {
      counted.add(request);
    }
  }

  /** Returns the requests that were counted, oldest first. */
  List<Received> counted() {
    return counted;
  }

  /** Tells whether the count is the right one: no fact was discarded before it was looked at. */
  boolean isWhole() {
    return !facts.hasMissed();
  }

  /** Tells whether a fact that was recorded by now was looked at. */
  boolean hasReached(Fact fact) {
    return !fact.position().isAfter(facts.position());
  }
}

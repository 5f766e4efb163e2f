package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.script.Times;
import java.time.Duration;
import java.util.List;
import org.hamcrest.Matcher;

/** Counts requests in the journal, and describes the closest ones where the count is wrong. */
public final class Verification {

  private final Recorder recorder;
  private final Duration timeout;
  private final Quiescence quiescence;
  private final CallRegistry calls;
  private final PendingWork pending;

  /**
   * Makes a verification.
   *
   * @param recorder has the journal
   * @param timeout how long to wait for quiescence, and for the request that ends a count
   * @param quiescence detects that no request comes any more
   * @param calls the background calls
   * @param pending records the waits of the test
   */
  public Verification(
      Recorder recorder,
      Duration timeout,
      Quiescence quiescence,
      CallRegistry calls,
      PendingWork pending) {
    this.recorder = recorder;
    this.timeout = timeout;
    this.quiescence = quiescence;
    this.calls = calls;
    this.pending = pending;
  }

  /** Returns the requests that were counted; fails if there are too few or too many. */
  List<Received> check(Times times, Matcher<? super Received> pattern) {
    try {
      return pending.during("verify", pattern, () -> counted(times, pattern));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("verify(...) was interrupted while it waited for " + times, e);
    }
  }

  private List<Received> counted(Times times, Matcher<? super Received> pattern)
      throws InterruptedException {
    Times bounded = bounded(times);
    boolean proven = !times.isBareAbsence() || quiescence.await(timeout);
    RequestCounter counter = new RequestCounter(bounded, pattern, recorder);
    counter.count();
    List<Received> counted = counter.counted();
    if (!counter.isWhole() && !bounded.isCertain(counted.size())) {
      throw new AssertionError(undecidable(times, pattern, counted.size()));
    }
    if (!bounded.admits(counted.size())) {
      throw new CountText(times, pattern, counted, journal(counter)).asError();
    }
    if (!proven) {
      throw new AssertionError(unproven(times, pattern));
    }
    return counted;
  }

  /** Waits for the request that ends the count, if a pattern names one. */
  private Times bounded(Times times) throws InterruptedException {
    if (times.end().isEmpty()) {
      return times;
    }
    Matcher<? super Received> end = times.end().get();
    Times one = times.forItsEnd(timeout);
    RequestCounter counter = new RequestCounter(one, end, recorder);
    counter.count();
    if (!counter.isWhole()) {
      throw new AssertionError(
          "can't tell which request ends the count, the first that matches: "
              + end
              + "\n"
              + DiscardedText.of(recorder.journal()));
    }
    return counter.counted().stream()
        .findFirst()
        .map(first -> times.before(first.position()))
        .orElseThrow(() -> new AssertionError(withoutEnd(one, end, journal(counter))));
  }

  /** Returns the journal as far as a counter has looked. */
  private Journal journal(RequestCounter counter) {
    Journal journal = recorder.journal();
    return new Journal(
        journal.facts().stream().filter(counter::hasReached).toList(),
        journal.trimmed(),
        journal.wholeAfter(),
        journal.startedAt());
  }

  private String undecidable(Times times, Matcher<? super Received> pattern, int count) {
    return "can't tell whether there were "
        + times
        + " matching: "
        + pattern
        + "\nthere were "
        + count
        + " among the facts that are kept; "
        + DiscardedText.of(recorder.journal());
  }

  private String unproven(Times times, Matcher<? super Received> pattern) {
    return "expected "
        + times
        + " matching: "
        + pattern
        + "\nthere was none yet, but one may still come: "
        + calls.running().stripTrailing()
        + "\nget the result of the call first, or wait for a fixed time with never().within(...)";
  }

  private static String withoutEnd(Times one, Matcher<? super Received> end, Journal journal) {
    return "the request that ends the count did not come within "
        + one.within().toMillis()
        + " ms: "
        + end
        + "\n"
        + FailureText.closest(end, journal).stripTrailing();
  }
}

package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
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
    Journal journal = awaitDecision(bounded, pattern);
    List<Received> counted = matching(bounded, pattern, journal);
    checkWhole(pattern, journal);
    if (!bounded.admits(counted.size())) {
      throw new CountText(times, pattern, counted, journal).asError();
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
    Journal journal = awaitDecision(one, end);
    return matching(one, end, journal).stream()
        .findFirst()
        .map(first -> times.before(first.position()))
        .orElseThrow(() -> new AssertionError(withoutEnd(one, end, journal)));
  }

  private Journal awaitDecision(Times times, Matcher<? super Received> pattern)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + times.within().toNanos();
    Position seen;
    Journal journal;
    do {
      seen = recorder.lastPosition();
      journal = recorder.journal();
    } while (!times.isDecided(matching(times, pattern, journal).size())
        && recorder.awaitAfter(seen, deadlineNanos));
    return journal;
  }

  private static List<Received> matching(
      Times times, Matcher<? super Received> pattern, Journal journal) {
    return journal.received().stream().filter(times::covers).filter(pattern::matches).toList();
  }

  private static void checkWhole(Matcher<? super Received> pattern, Journal journal) {
    if (journal.trimmed() > 0) {
      throw new AssertionError(
          "can't count requests matching: "
              + pattern
              + "\nthe journal has discarded its "
              + journal.trimmed()
              + " oldest facts; raise its limit with builder().journalBytes(...)");
    }
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

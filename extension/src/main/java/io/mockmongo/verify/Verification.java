package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.script.Times;
import java.time.Duration;
import java.util.List;
import org.hamcrest.Matcher;

/** Counts requests in the journal, and says what there was where the count is not as wanted. */
public final class Verification {

  private final Recorder recorder;
  private final Duration patience;
  private final Quiescence quiescence;
  private final CallRegistry calls;
  private final PendingWork unfinished;

  /** Counts what a recorder has, within a patience. */
  public Verification(
      Recorder recorder,
      Duration patience,
      Quiescence quiescence,
      CallRegistry calls,
      PendingWork unfinished) {
    this.recorder = recorder;
    this.patience = patience;
    this.quiescence = quiescence;
    this.calls = calls;
    this.unfinished = unfinished;
  }

  /** Returns the requests that were counted, as many as wanted. */
  List<Received> check(Times times, Matcher<? super Received> pattern) {
    try {
      return unfinished.during("verify", pattern, () -> counted(times, pattern));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("verify(...) was interrupted while it waited for " + times, e);
    }
  }

  private List<Received> counted(Times times, Matcher<? super Received> pattern)
      throws InterruptedException {
    Times bounded = bounded(times);
    boolean proven = !times.isBareAbsence() || quiescence.await(patience);
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

  /** Waits for the request before which is counted, if a pattern names one. */
  private Times bounded(Times times) throws InterruptedException {
    if (times.end().isEmpty()) {
      return times;
    }
    Matcher<? super Received> end = times.end().get();
    Times one = times.forItsEnd(patience);
    Journal journal = awaitDecision(one, end);
    return matching(one, end, journal).stream()
        .findFirst()
        .map(first -> times.before(first.order()))
        .orElseThrow(() -> new AssertionError(withoutEnd(one, end, journal)));
  }

  private Journal awaitDecision(Times times, Matcher<? super Received> pattern)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + times.within().toNanos();
    long seen;
    Journal journal;
    do {
      seen = recorder.lastOrder();
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
          "the count of "
              + pattern
              + " can't be verified: the journal has let go of its "
              + journal.trimmed()
              + " oldest facts; raise its bound with builder().journalBytes(...)");
    }
  }

  private String unproven(Times times, Matcher<? super Received> pattern) {
    return "expected "
        + times
        + " matching: "
        + pattern
        + "\nthere was none yet, but one may come: "
        + calls.running().stripTrailing()
        + "\nask for its result first, or watch for a time with never().within(...)";
  }

  private static String withoutEnd(Times one, Matcher<? super Received> end, Journal journal) {
    return "what comes before a request can't be counted, since it did not come within "
        + one.within().toMillis()
        + " ms: "
        + end
        + "\n"
        + FailureText.closest(end, journal).stripTrailing();
  }
}

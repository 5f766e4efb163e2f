package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.util.List;
import org.hamcrest.Matcher;

/** Counts requests in the journal, and says what there was where the count is not as wanted. */
final class Verification {

  private final Recorder recorder;
  private final Times times;
  private final Matcher<? super Received> pattern;
  private final Unfinished unfinished;

  Verification(
      Recorder recorder, Times times, Matcher<? super Received> pattern, Unfinished unfinished) {
    this.recorder = recorder;
    this.times = times;
    this.pattern = pattern;
    this.unfinished = unfinished;
  }

  void check() {
    Journal journal = awaitDecision(System.nanoTime() + times.within().toNanos());
    int count = matching(journal).size();
    if (journal.trimmed() > 0) {
      throw new AssertionError(
          "the count of "
              + pattern
              + " can't be verified: the journal has let go of its "
              + journal.trimmed()
              + " oldest facts; raise its bound with builder().journalBytes(...)");
    }
    if (!times.admits(count)) {
      throw new AssertionError(story(journal, count));
    }
  }

  private Journal awaitDecision(long deadlineNanos) {
    try {
      return unfinished.during(
          () -> "verify(" + times + ", " + pattern + ")", () -> decided(deadlineNanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("verify(...) was interrupted while it waited for " + times, e);
    }
  }

  private Journal decided(long deadlineNanos) throws InterruptedException {
    long seen;
    Journal journal;
    do {
      seen = recorder.lastOrder();
      journal = recorder.journal();
    } while (!times.isDecided(matching(journal).size())
        && recorder.awaitAfter(seen, deadlineNanos));
    return journal;
  }

  private List<Received> matching(Journal journal) {
    return journal.received().stream().filter(pattern::matches).toList();
  }

  private String story(Journal journal, int count) {
    StringBuilder text = new StringBuilder();
    text.append("expected ").append(times).append(" matching: ").append(pattern).append('\n');
    text.append("but there ").append(count == 1 ? "was 1" : "were " + count);
    if (count > 0) {
      text.append(":\n")
          .append(Story.list(matching(journal), request -> Story.line(request, journal)));
    } else {
      text.append('\n').append(Story.closest(pattern, journal));
    }
    return text.toString().stripTrailing();
  }
}

package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.request.FactPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** Waits for a fact of any kind, and lists what there was where none came. */
public final class FactWait {

  private static final int MOST_LISTED = 20;

  private final Recorder recorder;
  private final PendingWork unfinished;

  /** Makes a wait for facts that a recorder has or will have. */
  public FactWait(Recorder recorder, PendingWork unfinished) {
    this.recorder = recorder;
    this.unfinished = unfinished;
  }

  /** Returns the oldest fact that matches, which may have happened before. */
  public Fact await(Matcher<? super Fact> pattern, Duration most) {
    try {
      long deadline = System.nanoTime() + most.toNanos();
      return unfinished
          .during("awaits", pattern, () -> first(pattern, deadline))
          .orElseThrow(() -> new AssertionError(story(pattern, most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  private Optional<Fact> first(Matcher<? super Fact> pattern, long deadlineNanos)
      throws InterruptedException {
    long looked = 0;
    long seen;
    do {
      seen = recorder.lastOrder();
      for (Fact fact : recorder.journal().facts()) {
        if (fact.order() > looked && pattern.matches(fact)) {
          return Optional.of(fact);
        }
      }
      looked = seen;
    } while (recorder.awaitAfter(seen, deadlineNanos));
    return Optional.empty();
  }

  private String story(Matcher<? super Fact> pattern, Duration most) {
    Journal journal = recorder.journal();
    List<Fact> facts = journal.facts();
    int left = Math.max(0, facts.size() - MOST_LISTED);
    String older = left == 0 ? "" : "  after " + left + " earlier\n";
    return "no fact came within "
        + most.toMillis()
        + " ms that matches: "
        + pattern
        + (facts.isEmpty() ? "\nthere were none" : "\nthere were:\n" + older)
        + facts.stream()
            .skip(left)
            .map(fact -> "  " + fact.order() + ". " + fact.line() + why(pattern, fact))
            .collect(Collectors.joining("\n"));
  }

  /** A fact of another kind needs no explanation. */
  private static String why(Matcher<? super Fact> pattern, Fact fact) {
    if (!(pattern instanceof FactPattern<?, ?> known) || !known.isAbout(fact)) {
      return "";
    }
    StringDescription mismatch = new StringDescription();
    pattern.describeMismatch(fact, mismatch);
    return "\n    " + mismatch;
  }
}

package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.recorder.FactReader;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.request.FactPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/** Waits for a fact that matches a pattern; at the timeout, lists the facts that were recorded. */
public final class FactWait {

  private static final int MOST_LISTED = 20;

  private final Recorder recorder;
  private final PendingWork pending;
  private final Findings findings;

  /**
   * Makes a wait for facts that a recorder has or will have; a wait is pending work, and the fact
   * that it ends with is no finding.
   */
  public FactWait(Recorder recorder, PendingWork pending, Findings findings) {
    this.recorder = recorder;
    this.pending = pending;
    this.findings = findings;
  }

  /** Returns the oldest fact that matches, recorded before or during the wait. */
  public Fact await(Matcher<? super Fact> pattern, Duration timeout) {
    return find(pattern, timeout).orElseThrow(() -> new AssertionError(text(pattern, timeout)));
  }

  /**
   * Returns the oldest fact that matches; empty if there is none at the end of the wait. Fails if
   * the journal has discarded facts after the start of the pattern, one of which may have matched.
   */
  public Optional<Fact> tryAwait(Matcher<? super Fact> pattern, Duration timeout) {
    Optional<Fact> fact = find(pattern, timeout);
    Journal journal = recorder.journal();
    if (fact.isEmpty() && journal.wholeAfter().isAfter(FactPattern.start(pattern))) {
      throw new AssertionError(
          "can't tell whether a fact matched: " + pattern + "\n" + DiscardedText.of(journal));
    }
    return fact;
  }

  private Optional<Fact> find(Matcher<? super Fact> pattern, Duration timeout) {
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      Optional<Fact> fact = pending.during("awaits", pattern, () -> first(pattern, deadline));
      fact.ifPresent(findings::expected);
      return fact;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  private Optional<Fact> first(Matcher<? super Fact> pattern, long deadlineNanos)
      throws InterruptedException {
    FactReader reader = new FactReader(recorder, Position.START);
    do {
      List<Fact> unread = reader.next();
      for (Fact fact : FactPattern.mayChange(pattern) ? recorder.journal().facts() : unread) {
        if (pattern.matches(fact)) {
          return Optional.of(fact);
        }
      }
    } while (reader.await(deadlineNanos));
    return Optional.empty();
  }

  private String text(Matcher<? super Fact> pattern, Duration timeout) {
    Journal journal = recorder.journal();
    List<Fact> facts = journal.facts();
    int skipped = Math.max(0, facts.size() - MOST_LISTED);
    String older = skipped == 0 ? "" : "  after " + skipped + " earlier\n";
    return "no fact matched within "
        + timeout.toMillis()
        + " ms: "
        + pattern
        + "\n"
        + DiscardedText.line(journal)
        + (facts.isEmpty() && journal.trimmed() == 0
            ? "nothing was recorded"
            : "recorded:\n" + older)
        + facts.stream()
            .skip(skipped)
            .map(fact -> "  " + fact.position() + ". " + fact.line() + difference(pattern, fact))
            .collect(Collectors.joining("\n"));
  }

  /** Returns how a fact differs, if it is of the kind that the pattern is for. */
  private static String difference(Matcher<? super Fact> pattern, Fact fact) {
    if (!(pattern instanceof FactPattern<?, ?> known) || !known.isAbout(fact)) {
      return "";
    }
    StringDescription mismatch = new StringDescription();
    pattern.describeMismatch(fact, mismatch);
    return "\n    " + mismatch;
  }
}

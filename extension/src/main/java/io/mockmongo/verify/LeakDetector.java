package io.mockmongo.verify;

import io.mockmongo.journal.Fact;
import io.mockmongo.recorder.FactReader;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.script.Leak;
import java.time.Duration;
import java.util.List;

/**
 * Detects the resources of one kind that clients left open: those that were open before the
 * journal's oldest fact, and what its facts changed. Not thread-safe.
 */
public final class LeakDetector {

  private final Leak kind;
  private final Recorder recorder;
  private final OpenResources discarded;
  private Ledger ledger;
  private FactReader facts;

  /**
   * Makes a detector.
   *
   * @param kind the kind of leaks
   * @param recorder has the facts
   * @param discarded has what was open before the oldest of these
   */
  public LeakDetector(Leak kind, Recorder recorder, OpenResources discarded) {
    this.kind = kind;
    this.recorder = recorder;
    this.discarded = discarded;
    begin();
  }

  private void begin() {
    OpenResources.Snapshot snapshot = discarded.of(kind);
    ledger = snapshot.ledger();
    facts = new FactReader(recorder, snapshot.upTo());
  }

  /** Returns a line for each leak that there still is after a time, in which they may end. */
  public List<String> leaksAfter(Duration maxWait) {
    long deadline = System.nanoTime() + maxWait.toNanos();
    try {
      do {
        follow();
      } while (!ledger.leaks().isEmpty() && facts.await(deadline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ledger.leaks();
  }

  /** Follows the new facts; begins anew if some were discarded meanwhile. */
  private void follow() {
    List<Fact> news = facts.next();
    while (facts.hasMissed()) {
      begin();
      news = facts.next();
    }
    news.forEach(ledger::follow);
  }
}

package io.mockmongo.verify;

import io.mockmongo.journal.Journal;

/** The texts about facts that the journal has discarded, so that something can't be told. */
final class DiscardedText {

  private DiscardedText() {}

  /** Returns that facts were discarded and what to do; the journal has discarded some. */
  static String of(Journal journal) {
    long count = journal.trimmed();
    return "the journal has discarded its "
        + (count == 1 ? "oldest fact" : count + " oldest facts")
        + ", up to position "
        + journal.wholeAfter()
        + "; raise its limit with builder().journalBytes(...) or @MockMongo(journalBytes = ...)";
  }

  /** Returns the same as a line of its own, or "" if the journal has all facts. */
  static String line(Journal journal) {
    return journal.trimmed() == 0 ? "" : of(journal) + "\n";
  }
}

package io.mockmongo.acceptance;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.Fact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts how connections end. */
final class Endings implements Consumer<Fact> {

  private final Map<Ending, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public void accept(Fact fact) {
    if (fact instanceof ConnectionEnded ended) {
      counts.merge(ended.ending(), 1, Integer::sum);
    }
  }

  int of(Ending ending) {
    return counts.getOrDefault(ending, 0);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}

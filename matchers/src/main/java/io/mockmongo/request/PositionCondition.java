package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/** A condition that a fact was recorded after a position in the journal. */
record PositionCondition(Position earlier) implements FactCondition<Fact> {

  @Override
  public void compare(Fact fact, Consumer<Difference> report) {
    if (!holds(fact)) {
      report.accept(
          new Difference("position", "after " + earlier, String.valueOf(fact.position())));
    }
  }

  @Override
  public boolean holds(Fact fact) {
    return fact.position().isAfter(earlier);
  }

  @Override
  public String text() {
    return "after " + earlier;
  }
}

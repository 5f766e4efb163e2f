package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/**
 * One thing that a {@link FactPattern} wants of a fact.
 *
 * @param <F> the kind of fact
 */
interface FactCondition<F extends Fact> {

  /** How far away a condition puts what it does not hold for, the name of a command most. */
  int COMMAND_WEIGHT = 1000;

  int NAMESPACE_WEIGHT = 100;

  void compare(F fact, Consumer<Difference> report);

  /** Tells whether it holds; those that are asked most do so without telling how they do not. */
  default boolean holds(F fact) {
    boolean[] differs = new boolean[1];
    compare(fact, difference -> differs[0] = true);
    return !differs[0];
  }

  /** Returns the words that describe this condition within the whole pattern's description. */
  String text();

  /** Returns how much each difference counts where facts are ranked by what came close. */
  default int weight() {
    return 1;
  }

  /** Tells whether this says what the pattern is about, and so begins its description. */
  default boolean isSubject() {
    return false;
  }
}

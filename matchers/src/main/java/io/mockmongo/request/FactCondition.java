package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;

/**
 * A condition that a {@link FactPattern} requires of a fact.
 *
 * @param <F> the kind of fact
 */
interface FactCondition<F extends Fact> {

  /**
   * The {@link #weight} of a {@linkplain #isSubject subject}, such as the command's name; the
   * greatest.
   */
  int COMMAND_WEIGHT = 1000;

  /** The {@link #weight} of the namespace. */
  int NAMESPACE_WEIGHT = 100;

  /** Reports the differences between a fact and this condition; none if the condition holds. */
  void compare(F fact, Consumer<Difference> report);

  /**
   * Returns whether the condition holds; frequent conditions override it to build no differences.
   */
  default boolean holds(F fact) {
    boolean[] differs = new boolean[1];
    compare(fact, difference -> differs[0] = true);
    return !differs[0];
  }

  /** Returns this condition's part of the pattern's description. */
  String text();

  /**
   * Returns how much each difference counts when facts are ranked as near misses; that of a subject
   * counts most.
   */
  default int weight() {
    return isSubject() ? COMMAND_WEIGHT : 1;
  }

  /** Returns whether this condition is the subject of the pattern, which begins its description. */
  default boolean isSubject() {
    return false;
  }

  /** Returns whether this condition may hold of a fact later, though it does not hold now. */
  default boolean mayChange() {
    return false;
  }

  /** Returns whether this condition can hold for hellos only. */
  default boolean isAboutHellos() {
    return false;
  }
}

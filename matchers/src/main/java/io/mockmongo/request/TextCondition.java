package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A condition that a property of a fact has exactly one text; an empty text is an absent property.
 *
 * @param text this condition's part of the pattern's description
 * @param name the name of the property, such as {@code opcode}
 * @param expected the expected text
 * @param actual reads the actual text
 */
record TextCondition<F extends Fact>(
    String text, String name, String expected, Function<? super F, String> actual)
    implements FactCondition<F> {

  @Override
  public void compare(F fact, Consumer<Difference> report) {
    String found = actual.apply(fact);
    if (!expected.equals(found)) {
      report.accept(Difference.ofName(name, expected, found));
    }
  }
}

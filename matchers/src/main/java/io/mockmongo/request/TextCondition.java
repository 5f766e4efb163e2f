package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A fact says one thing in just these words; the empty text stands for nothing said.
 *
 * @param text the words within the pattern's description
 * @param name what is looked at, such as {@code opcode}
 * @param expected what it should be
 * @param actual what it is
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

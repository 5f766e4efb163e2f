package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/**
 * Something about a fact, or the fact itself, satisfies any Hamcrest matcher.
 *
 * @param preposition the word before the matcher's own within the pattern's description
 * @param name what is looked at, such as {@code request}
 * @param subject finds it
 * @param matcher the matcher
 */
record HamcrestCondition<F extends Fact, T>(
    String preposition, String name, Function<? super F, T> subject, Matcher<? super T> matcher)
    implements FactCondition<F> {

  @Override
  public void compare(F fact, Consumer<Difference> report) {
    T actual = subject.apply(fact);
    if (!matcher.matches(actual)) {
      report.accept(new Difference(name, StringDescription.toString(matcher), mismatch(actual)));
    }
  }

  /** Returns the matcher's own words, without the one that a difference has already. */
  private String mismatch(T actual) {
    StringDescription words = new StringDescription();
    matcher.describeMismatch(actual, words);
    return words.toString().replaceFirst("^was ", "");
  }

  @Override
  public String text() {
    return preposition + " " + StringDescription.toString(matcher);
  }
}

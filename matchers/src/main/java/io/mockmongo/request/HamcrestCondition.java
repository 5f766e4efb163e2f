package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/**
 * A condition that a property of a fact, or the fact itself, satisfies a Hamcrest matcher.
 *
 * @param preposition the word before the matcher's description in the pattern's description
 * @param name the name of the property, such as {@code request}
 * @param subject reads the property
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

  /** Returns the matcher's mismatch text without a leading "was", which a difference adds. */
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

package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Fact;
import io.mockmongo.request.Requests;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.function.Executable;

/** Assertions that a pattern matches, differs with exactly one text, or is rejected. */
public final class PatternAssertions {

  private PatternAssertions() {}

  public static void matches(Fact fact, Matcher<Fact> pattern) {
    assertThat(Requests.mismatch(pattern, fact), is(""));
    assertThat(pattern.toString(), pattern.matches(fact), is(true));
  }

  public static void differs(Fact fact, Matcher<Fact> pattern, String words) {
    assertThat(pattern.toString(), pattern.matches(fact), is(false));
    assertThat(Requests.mismatch(pattern, fact), is(words));
  }

  public static void refused(Executable creation, String words) {
    assertThat(assertThrows(IllegalArgumentException.class, creation).getMessage(), is(words));
  }
}

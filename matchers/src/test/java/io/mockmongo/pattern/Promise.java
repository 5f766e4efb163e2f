package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Fact;
import io.mockmongo.request.Requests;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.function.Executable;

/** What a pattern promises: it matches without a word, or tells why not in just these. */
public final class Promise {

  private Promise() {}

  public static void matches(Fact fact, Matcher<Fact> pattern) {
    assertThat(Requests.mismatch(pattern, fact), is(""));
    assertThat(pattern.toString(), pattern.matches(fact), is(true));
  }

  public static void differs(Fact fact, Matcher<Fact> pattern, String words) {
    assertThat(pattern.toString(), pattern.matches(fact), is(false));
    assertThat(Requests.mismatch(pattern, fact), is(words));
  }

  public static void refused(Executable making, String words) {
    assertThat(assertThrows(IllegalArgumentException.class, making).getMessage(), is(words));
  }
}

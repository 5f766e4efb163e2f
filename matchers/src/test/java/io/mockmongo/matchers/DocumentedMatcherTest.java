package io.mockmongo.matchers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentedMatcherTest {

  private static final String SOURCE =
      """
        /** Matches all. */
        public static RequestPattern all() {
        }

        /**
         * Asks for more.
         *
         * <pre>{@code
         * all()
         *     .more(1, "{}")
         * }</pre>
         *
         * <p>Or for less.
         *
         * <pre>{@code
         * all().less(1)
         * }</pre>
         *
         * @return the longer pattern
         */
        public P more(
            int number, String text) {
        }

        public Matcher<? super X> none() {
        }

        /** Tells a number. */
        public int number() {
        }
      """;

  @Test
  void examples_are_read_from_the_javadoc_of_what_returns_a_matcher() {
    assertThat(
        DocumentedMatcher.methodsIn(SOURCE),
        is(
            List.of(
                new DocumentedMatcher("all()", List.of()),
                new DocumentedMatcher(
                    "more( int number, String text)",
                    List.of("all()\n    .more(1, \"{}\")", "all().less(1)")),
                new DocumentedMatcher("none()", List.of()))));
  }

  @Test
  void a_type_has_examples_of_its_own_whose_imports_do_not_count() {
    String source =
        """
        import java.util.List;

        /**
         * Matchers.
         *
         * <pre>{@code
         * import static io.mockmongo.matchers.All.*;
         *
         * all();
         * }</pre>
         */
        public final class All {
        """;

    assertThat(
        DocumentedMatcher.typesIn(source),
        is(List.of(new DocumentedMatcher("All", List.of("all();")))));
  }
}

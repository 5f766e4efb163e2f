package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.pattern.Difference;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * A pattern over the facts of one kind, built up from conditions that must all hold. Immutable and
 * thread-safe: each method returns a new pattern. It is a Hamcrest matcher of facts, so it stands
 * wherever one can; a fact of another kind does not match.
 *
 * <pre>{@code
 * assertThat(server.journal().facts(), hasItem(connectionEnded(HUNG_UP).onConnection(2)));
 * }</pre>
 *
 * @param <F> the kind of fact
 * @param <P> the pattern itself
 */
public abstract sealed class FactPattern<F extends Fact, P extends FactPattern<F, P>>
    extends TypeSafeDiagnosingMatcher<Fact>
    permits MessagePattern,
        ConnectionOpenedPattern,
        ConnectionHalfClosedPattern,
        ConnectionEndedPattern {

  private final Class<F> kind;
  private final String noun;
  private final List<FactCondition<? super F>> conditions;

  FactPattern(Class<F> kind, String noun, List<FactCondition<? super F>> conditions) {
    super(kind);
    this.kind = kind;
    this.noun = noun;
    this.conditions = conditions;
  }

  /**
   * Asks for a connection of the server by its number.
   *
   * <pre>{@code
   * connectionEnded().onConnection(2)
   * }</pre>
   *
   * @param number counts the connections that the server accepted, from 1
   * @return the longer pattern
   * @throws IllegalArgumentException if the number is less than 1
   */
  public P onConnection(int number) {
    return and(ConnectionConditions.number(number));
  }

  /**
   * Asks for the same connection as another fact's: the same socket of the same server.
   *
   * <pre>{@code
   * connectionOpened().onConnectionOf(insert)
   * }</pre>
   *
   * @param other the other fact
   * @return the longer pattern
   */
  public P onConnectionOf(Fact other) {
    return and(
        ConnectionConditions.of(ArgumentChecks.value(other, "onConnectionOf(...)", "a fact")));
  }

  /**
   * Asks that any matcher is satisfied too.
   *
   * <pre>{@code
   * command("insert").and(namespace(startsWith("shop.")))
   * }</pre>
   *
   * @param matcher the matcher
   * @return the longer pattern
   */
  public P and(Matcher<? super F> matcher) {
    ArgumentChecks.value(matcher, "and(...)", "a matcher");
    return and(new HamcrestCondition<F, F>("and", noun, fact -> fact, matcher));
  }

  /**
   * Tells whether a fact is of the kind that this pattern is about.
   *
   * @param fact any fact
   * @return true if it can be asked for its differences
   */
  public boolean isAbout(Fact fact) {
    return kind.isInstance(fact);
  }

  /**
   * Returns where and how a fact differs.
   *
   * @param fact the fact
   * @return the differences in the order of the conditions, none if it matches
   */
  public List<Difference> differences(F fact) {
    List<Difference> differences = new ArrayList<>();
    conditions.forEach(condition -> condition.compare(fact, differences::add));
    return differences;
  }

  /**
   * Returns how far a fact is from this pattern, for ranking what came close.
   *
   * @param fact the fact
   * @return 0 if and only if it matches; more the more differs, another command weighing most
   */
  public int distance(F fact) {
    int distance = 0;
    for (FactCondition<? super F> condition : conditions) {
      List<Difference> differences = new ArrayList<>();
      condition.compare(fact, differences::add);
      distance += differences.size() * condition.weight();
    }
    return distance;
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(toString());
  }

  /** Returns this pattern in words, in the order in which it was built up. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(subject());
    for (FactCondition<? super F> condition : conditions) {
      text.append(text.length() > 0 ? " " : "").append(condition.text());
    }
    return text.toString();
  }

  @Override
  protected boolean matchesSafely(Fact fact, Description mismatch) {
    F known = kind.cast(fact);
    if (mismatch instanceof Description.NullDescription) {
      return matchesQuietly(known);
    }
    List<Difference> differences = differences(known);
    mismatch.appendText(String.join("; ", differences.stream().map(Difference::toString).toList()));
    return differences.isEmpty();
  }

  /** Returns the words that the description begins with, before those of the conditions. */
  String subject() {
    return noun;
  }

  List<FactCondition<? super F>> conditions() {
    return conditions;
  }

  /** Makes a pattern of this kind. */
  abstract P of(List<FactCondition<? super F>> conditions);

  P and(FactCondition<? super F> condition) {
    List<FactCondition<? super F>> longer = new ArrayList<>(conditions);
    longer.add(condition);
    return of(List.copyOf(longer));
  }

  /** Stops at the first condition that does not hold. */
  private boolean matchesQuietly(F fact) {
    for (FactCondition<? super F> condition : conditions) {
      if (!condition.holds(fact)) {
        return false;
      }
    }
    return true;
  }
}

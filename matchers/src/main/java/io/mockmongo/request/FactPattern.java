package io.mockmongo.request;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.json.VisibleText;
import io.mockmongo.pattern.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * A pattern for facts of one kind, built from conditions that must all hold. Immutable and
 * thread-safe: each method returns a new pattern. It is a Hamcrest matcher of facts and can be used
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

  private static final int LONGEST = 4_000;

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
   * Requires the server's connection with a number.
   *
   * <pre>{@code
   * connectionEnded().onConnection(2)
   * }</pre>
   *
   * @param number the number of the connection, in the order of acceptance, from 1
   * @return a new pattern with this condition
   * @throws IllegalArgumentException if the number is less than 1
   */
  public P onConnection(int number) {
    return and(ConnectionConditions.number(number));
  }

  /**
   * Requires the same connection as another fact: the same socket of the same server.
   *
   * <pre>{@code
   * connectionOpened().onConnectionOf(insert)
   * }</pre>
   *
   * @param other the other fact
   * @return a new pattern with this condition
   */
  public P onConnectionOf(Fact other) {
    return and(
        ConnectionConditions.of(ArgumentChecks.notNull(other, "onConnectionOf(...)", "a fact")));
  }

  /**
   * Requires that the fact was recorded after a position in the journal.
   *
   * <pre>{@code
   * connectionEnded().after(insert.position())
   * }</pre>
   *
   * @param position a mark, or the position of another fact of the conversation
   * @return a new pattern with this condition
   */
  public P after(Position position) {
    return and(new PositionCondition(ArgumentChecks.notNull(position, "after(...)", "a position")));
  }

  /**
   * Requires that a Hamcrest matcher matches too.
   *
   * <pre>{@code
   * command("insert").and(namespace(startsWith("shop.")))
   * }</pre>
   *
   * @param matcher the matcher
   * @return a new pattern with this condition
   */
  public P and(Matcher<? super F> matcher) {
    ArgumentChecks.notNull(matcher, "and(...)", "a matcher");
    return and(new HamcrestCondition<F, F>("and", noun, fact -> fact, matcher));
  }

  /**
   * Returns whether a fact is of this pattern's kind.
   *
   * @param fact any fact
   * @return true if {@link #differences} and {@link #distance} accept the fact
   */
  public boolean isAbout(Fact fact) {
    return kind.isInstance(fact);
  }

  /**
   * Returns whether facts that do not match a matcher now may match it later, as by the end of
   * their connection.
   *
   * @param matcher any matcher
   * @return true if it is a pattern with such a condition
   */
  public static boolean mayChange(Matcher<?> matcher) {
    return matcher instanceof FactPattern<?, ?> known
        && known.conditions.stream().anyMatch(FactCondition::mayChange);
  }

  /**
   * Returns the position after which facts may match a matcher.
   *
   * @param matcher any matcher
   * @return the latest position of {@link #after}; {@link Position#START} if there is none
   */
  public static Position start(Matcher<?> matcher) {
    return matcher instanceof FactPattern<?, ?> known
        ? known.conditions.stream()
            .filter(PositionCondition.class::isInstance)
            .map(condition -> ((PositionCondition) condition).earlier())
            .max(Comparator.naturalOrder())
            .orElse(Position.START)
        : Position.START;
  }

  /**
   * Returns the differences between a fact and this pattern.
   *
   * @param fact the fact
   * @return the differences in the order of the conditions; empty if the fact matches
   */
  public List<Difference> differences(F fact) {
    List<Difference> differences = new ArrayList<>();
    conditions.forEach(condition -> condition.compare(fact, differences::add));
    return differences;
  }

  /**
   * Returns the distance between a fact and this pattern, for ranking near misses.
   *
   * @param fact the fact
   * @return 0 if and only if the fact matches; the sum of the weights of its differences, of which
   *     the command's name weighs most
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

  /**
   * Returns the description of this pattern on one line: its conditions in the order in which they
   * were added, abbreviated to about 4,000 chars.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(subject());
    for (FactCondition<? super F> condition : conditions) {
      text.append(text.length() > 0 ? " " : "").append(condition.text());
    }
    return VisibleText.of(text.toString(), LONGEST);
  }

  @Override
  protected boolean matchesSafely(Fact fact, Description mismatch) {
    F known = kind.cast(fact);
    if (mismatch instanceof Description.NullDescription) {
      return allConditionsHold(known);
    }
    List<Difference> differences = differences(known);
    mismatch.appendText(Difference.text(differences, "; "));
    return differences.isEmpty();
  }

  /** Returns the beginning of the description, before the conditions. */
  String subject() {
    return noun;
  }

  List<FactCondition<? super F>> conditions() {
    return conditions;
  }

  /** Creates a pattern of this type. */
  abstract P of(List<FactCondition<? super F>> conditions);

  P and(FactCondition<? super F> condition) {
    List<FactCondition<? super F>> extended = new ArrayList<>(conditions);
    extended.add(condition);
    return of(List.copyOf(extended));
  }

  /** Returns whether all conditions hold; stops at the first that does not. */
  private boolean allConditionsHold(F fact) {
    for (FactCondition<? super F> condition : conditions) {
      if (!condition.holds(fact)) {
        return false;
      }
    }
    return true;
  }
}

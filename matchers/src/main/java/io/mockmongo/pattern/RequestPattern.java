package io.mockmongo.pattern;

import io.mockmongo.journal.Received;
import io.mockmongo.message.Flag;
import io.mockmongo.message.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/**
 * A pattern over requests, built up from conditions that must all hold. Immutable and thread-safe:
 * each method returns a new pattern. It is a Hamcrest matcher, so it stands wherever one can.
 *
 * <pre>{@code
 * command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}").without("writeConcern")
 * }</pre>
 */
public final class RequestPattern extends TypeSafeDiagnosingMatcher<Received> {

  private static final int COMMAND_WEIGHT = 1000;
  private static final int NAMESPACE_WEIGHT = 100;

  private final List<Condition> conditions;

  private RequestPattern(List<Condition> conditions) {
    super(Received.class);
    this.conditions = conditions;
  }

  /** Returns the pattern that any request matches which drivers do not send by themselves. */
  public static RequestPattern anyCommand() {
    return new RequestPattern(List.of());
  }

  /**
   * Returns a pattern over the command's name.
   *
   * @param names the names that match, as the client writes them
   * @return the pattern
   * @throws IllegalArgumentException if there is no name, or an empty one
   */
  public static RequestPattern command(String... names) {
    if (names.length == 0 || List.of(names).contains("")) {
      throw new IllegalArgumentException(
          "command(...) takes at least one name, none of them empty");
    }
    return anyCommand().and(new Condition.Named(List.of(names)));
  }

  /**
   * Asks for a namespace.
   *
   * @param namespace {@code database.collection}, or a database alone
   * @return the longer pattern
   */
  public RequestPattern on(String namespace) {
    return and(new Condition.On(namespace));
  }

  /**
   * Asks for fields of the command, by subset; see {@link DocumentPattern}.
   *
   * @param extendedJson the fields that must be there
   * @return the longer pattern
   * @throws io.mockmongo.bson.ExtendedJsonException if the text is not Extended JSON, with the
   *     place
   */
  public RequestPattern matching(String extendedJson) {
    return and(new Condition.Matching(DocumentPattern.of(extendedJson)));
  }

  /**
   * Asks for fields of the command, by subset; see {@link DocumentPattern}.
   *
   * @param document the fields that must be there
   * @return the longer pattern
   */
  public RequestPattern matching(BsonDocument document) {
    return and(new Condition.Matching(DocumentPattern.of(document)));
  }

  /**
   * Asks that a value is there and satisfies a matcher. The matcher is shown the plain Java value:
   * Integer, Long, Double, Decimal128, String, Boolean, Instant, ObjectId, a list of such, null;
   * and the BSON value where there is none, documents among them.
   *
   * @param path names and indexes from the top of the command, such as {@code documents[0].qty}
   * @param matcher any Hamcrest matcher
   * @return the longer pattern
   * @throws IllegalArgumentException if the path can't be one
   */
  public RequestPattern with(String path, Matcher<?> matcher) {
    return and(new Condition.With(Path.parse(path), matcher));
  }

  /**
   * Asks that nothing stands at a path, not even null.
   *
   * @param path names and indexes from the top of the command
   * @return the longer pattern
   * @throws IllegalArgumentException if the path can't be one
   */
  public RequestPattern without(String path) {
    return and(new Condition.Without(Path.parse(path)));
  }

  /**
   * Asks that a flag is set; others may be set too.
   *
   * @param flag a flag of the message's kind, such as {@code MsgFlag.MORE_TO_COME}
   * @return the longer pattern
   */
  public RequestPattern with(Flag flag) {
    return and(new Condition.Flagged(flag, true));
  }

  /**
   * Asks that a flag is not set.
   *
   * @param flag a flag of the message's kind
   * @return the longer pattern
   */
  public RequestPattern without(Flag flag) {
    return and(new Condition.Flagged(flag, false));
  }

  /**
   * Asks for a kind of message.
   *
   * @param opcode the kind
   * @return the longer pattern
   */
  public RequestPattern sentAs(Opcode opcode) {
    return and(new Condition.Of(opcode));
  }

  /**
   * Asks that any matcher of requests is satisfied too.
   *
   * @param matcher the matcher
   * @return the longer pattern
   */
  public RequestPattern and(Matcher<? super Received> matcher) {
    return and(new Condition.And(matcher));
  }

  /** Tells whether this pattern names its commands, and so may mean those of drivers' own. */
  public boolean namesCommands() {
    return conditions.stream().anyMatch(Condition.Named.class::isInstance);
  }

  /**
   * Tells whether the name of a request's command is one that this pattern is about.
   *
   * @param request the request
   * @return true if the names agree, or this pattern names none
   */
  public boolean isAboutCommandOf(Received request) {
    return distance(request) < COMMAND_WEIGHT;
  }

  /**
   * Returns where and how a request differs.
   *
   * @param request the request
   * @return the differences in the order of the conditions, none if it matches
   */
  public List<Difference> differences(Received request) {
    List<Difference> differences = new ArrayList<>();
    compare(request, differences::add);
    return differences;
  }

  /**
   * Returns how far a request is from this pattern, for ranking what came close.
   *
   * @param request the request
   * @return 0 if and only if it matches; more the more differs, another command weighing most
   */
  public int distance(Received request) {
    int distance = excludes(request) ? COMMAND_WEIGHT : 0;
    for (Condition condition : conditions) {
      List<Difference> differences = new ArrayList<>();
      condition.compare(request, differences::add);
      distance += differences.size() * weight(condition);
    }
    return distance;
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(namesCommands() ? "" : "any command");
    for (Condition condition : conditions) {
      text.append(text.length() > 0 ? " " : "").append(condition.text());
    }
    return text.toString();
  }

  @Override
  protected boolean matchesSafely(Received request, Description mismatch) {
    if (mismatch instanceof Description.NullDescription) {
      return matchesQuietly(request);
    }
    List<Difference> differences = differences(request);
    mismatch.appendText(String.join("; ", differences.stream().map(Difference::toString).toList()));
    return differences.isEmpty();
  }

  private boolean excludes(Received request) {
    return request.isHousekeeping() && !namesCommands();
  }

  /** Stops at the first condition that does not hold. */
  private boolean matchesQuietly(Received request) {
    if (excludes(request)) {
      return false;
    }
    boolean[] differs = new boolean[1];
    for (Condition condition : conditions) {
      condition.compare(request, difference -> differs[0] = true);
      if (differs[0]) {
        return false;
      }
    }
    return true;
  }

  private void compare(Received request, Consumer<Difference> report) {
    if (excludes(request)) {
      report.accept(
          new Difference("command", "one that drivers do not send by themselves", request.what()));
    }
    conditions.forEach(condition -> condition.compare(request, report));
  }

  private RequestPattern and(Condition condition) {
    List<Condition> longer = new ArrayList<>(conditions);
    longer.add(condition);
    return new RequestPattern(List.copyOf(longer));
  }

  private static int weight(Condition condition) {
    if (condition instanceof Condition.Named) {
      return COMMAND_WEIGHT;
    }
    return condition instanceof Condition.On ? NAMESPACE_WEIGHT : 1;
  }
}

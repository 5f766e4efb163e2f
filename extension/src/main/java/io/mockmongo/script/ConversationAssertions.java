package io.mockmongo.script;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * What a test asserts of its conversation, and reads of it. Thread-safe.
 *
 * <pre>{@code
 * server.verify(once(), command("insert"));
 * server.assertSatisfied();
 * }</pre>
 */
public interface ConversationAssertions {

  /**
   * Verifies how many requests came, whoever answered them. What drivers send by themselves counts
   * where a pattern names its command, for conditions that stand alone, and for Hamcrest matchers
   * of other origin.
   *
   * @param times how many there should be, and by when
   * @param pattern which requests; any Hamcrest matcher
   * @throws AssertionError if there were fewer or more, with what there was; or if the journal has
   *     let go of facts
   */
  void verify(Times times, Matcher<? super Received> pattern);

  /**
   * Verifies that nothing came but what the test has verified or received already, and what drivers
   * send by themselves.
   *
   * @throws AssertionError if something else came, with what
   */
  void verifyNothingElse();

  /**
   * Marks the present position in the journal, for {@link Times#after(Position)} and {@link
   * Times#before(Position)}.
   *
   * @return a position that no fact has, between the facts up to now and those to come
   */
  Position mark();

  /** Returns what happened up to now. */
  Journal journal();

  /**
   * Ends the test and fails if there are findings: requests that nobody answered, responders that
   * threw, background calls that still run or whose failure no test code looked at. For the end of a
   * test without JUnit 5, before clients and server are closed; the extension does it by itself.
   * Requests that are parked now, or come later, are refused.
   *
   * @throws AssertionError with the text of each {@link Finding}, their causes suppressed under it
   */
  void assertSatisfied();

  /**
   * Returns what clients have left behind up to now, read from the journal. Where connections are
   * asked for, those that are just being closed are waited for, at most 2 seconds.
   *
   * @param kind of what
   * @return a line for each, none if nothing was left
   */
  List<String> leaks(Leak kind);
}

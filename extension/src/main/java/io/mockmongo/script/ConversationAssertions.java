package io.mockmongo.script;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.List;
import org.hamcrest.Matcher;

/**
 * The assertions on a conversation, and its journal. Thread-safe.
 *
 * <pre>{@code
 * server.verify(once(), command("insert"));
 * server.assertSatisfied();
 * }</pre>
 */
public interface ConversationAssertions {

  /**
   * Verifies how many requests were received, answered or not. Requests that drivers send by
   * themselves count if the pattern names their command, is a single condition, or is another
   * Hamcrest matcher.
   *
   * @param times the expected number, with a timeout or a range if needed
   * @param pattern the pattern; any Hamcrest matcher
   * @throws AssertionError if fewer or more were received, with the closest ones; or if the journal
   *     has discarded facts that the result depends on
   */
  void verify(Times times, Matcher<? super Received> pattern);

  /**
   * Verifies that every request was verified or received by the test, except those that drivers
   * send by themselves.
   *
   * @throws AssertionError if there are other requests, with each of them; or if the journal has
   *     discarded requests before they were verified or received
   */
  void verifyNothingElse();

  /**
   * Marks the present position in the journal, for {@link Times#after(Position)} and {@link
   * Times#before(Position)}.
   *
   * @return a position that no fact has, between the facts up to now and those to come
   */
  Position mark();

  /** Returns the facts up to now. */
  Journal journal();

  /**
   * Returns the facts from before this test: since the last one ended, or since the server started.
   * Of a server that several tests share, this is what an application sent while no test ran, such
   * as at its start.
   *
   * <pre>{@code
   * assertThat(server.journalBefore().received(), hasItem(command("createIndexes")));
   * }</pre>
   *
   * @return the facts; none where a test has a server of its own
   */
  Journal journalBefore();

  /**
   * Ends the test and fails if there are findings: requests that nobody answered, messages that the
   * server refused and whose end no {@code awaits} returned, responders that threw, background
   * calls that still run or whose failure no test code looked at. For the end of a test without
   * JUnit 5, before clients and server are closed; the extension does it by itself. Requests that
   * are parked now, or come later, are refused.
   *
   * @throws AssertionError with the text of each {@link Finding}, their causes suppressed under it
   */
  void assertSatisfied();

  /**
   * Returns what clients left open up to now, also where the journal has discarded facts. Waits up
   * to 2 seconds for connections that are being closed.
   *
   * @param kind the kind of leak
   * @return a line for each leak
   */
  List<String> leaks(Leak kind);
}

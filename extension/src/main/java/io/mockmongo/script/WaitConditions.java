package io.mockmongo.script;

import io.mockmongo.journal.Fact;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.hamcrest.Matcher;

/**
 * The waits for facts and conditions, each with a timeout. Thread-safe.
 *
 * <pre>{@code
 * server.awaits(connectionEnded().onConnectionOf(request));
 * }</pre>
 */
public interface WaitConditions {

  /**
   * Waits for a fact, up to the timeout of the server; see {@link #awaits(Matcher, Duration)}.
   *
   * @param pattern the pattern; any Hamcrest matcher for facts
   * @return the oldest fact that matches
   * @throws AssertionError if no fact matches in time, with the facts there are
   */
  Fact awaits(Matcher<? super Fact> pattern);

  /**
   * Waits for a fact: a reply, the end of a connection, or a request, answered or not. Facts that
   * are in the journal already count. The end of a connection by a malformed message is no {@link
   * Finding} once it was awaited.
   *
   * <pre>{@code
   * server.awaits(connectionEnded().onConnectionOf(request), Duration.ofSeconds(1));
   * }</pre>
   *
   * @param pattern the pattern; any Hamcrest matcher for facts
   * @param within the timeout
   * @return the oldest fact that matches
   * @throws AssertionError if no fact matches in time, with the facts there are
   */
  Fact awaits(Matcher<? super Fact> pattern, Duration within);

  /**
   * Waits until a condition is true, up to the timeout of the server; for events that are no facts
   * of the journal, such as those of a client's listeners. The condition is checked after each fact
   * and every 2 milliseconds.
   *
   * <pre>{@code
   * server.waitUntil(() -> poolListener.cleared() == 1);
   * }</pre>
   *
   * @param condition the condition
   * @throws AssertionError if it is still false after the timeout
   */
  void waitUntil(BooleanSupplier condition);

  /**
   * Waits until a condition is true; see {@link #waitUntil(BooleanSupplier)}.
   *
   * @param condition the condition
   * @param within the timeout
   * @throws AssertionError if it is still false after the timeout
   */
  void waitUntil(BooleanSupplier condition, Duration within);
}

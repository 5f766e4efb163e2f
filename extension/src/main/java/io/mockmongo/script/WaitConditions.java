package io.mockmongo.script;

import io.mockmongo.journal.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
   * Returns a fact that is in the journal now; does not wait.
   *
   * <pre>{@code
   * boolean open = server.tryAwait(connectionEnded().onConnectionOf(request)).isEmpty();
   * }</pre>
   *
   * @param pattern the pattern; any Hamcrest matcher for facts
   * @return the oldest fact that matches; empty if none does
   * @throws AssertionError if none does, and the journal has discarded facts
   */
  default Optional<Fact> tryAwait(Matcher<? super Fact> pattern) {
    return tryAwait(pattern, Duration.ZERO);
  }

  /**
   * Waits for a fact as {@link #awaits(Matcher, Duration)} does; does not fail if there is none.
   *
   * @param pattern the pattern; any Hamcrest matcher for facts
   * @param within the timeout; zero does not wait
   * @return the oldest fact that matches; empty if none matches in time
   * @throws AssertionError if none matches in time, and the journal has discarded facts
   */
  Optional<Fact> tryAwait(Matcher<? super Fact> pattern, Duration within);

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

  /**
   * Waits until a condition is true; does not fail if it stays false.
   *
   * <pre>{@code
   * boolean cleared = server.tryWaitUntil(() -> listener.cleared() > 0, Duration.ofSeconds(1));
   * }</pre>
   *
   * @param condition the condition
   * @param within the timeout; zero checks once
   * @return whether the condition was true in time
   */
  boolean tryWaitUntil(BooleanSupplier condition, Duration within);

  /**
   * Waits until a value matches, up to the timeout of the server; see {@link #waitUntil(Supplier,
   * Matcher, Duration)}.
   *
   * <pre>{@code
   * server.waitUntil(poolListener::cleared, is(1));
   * }</pre>
   *
   * @param value supplies the value
   * @param matcher any Hamcrest matcher
   * @param <T> the type of the value
   * @return the value that matched
   * @throws AssertionError if no value matches in time, with the difference of the last one
   */
  <T> T waitUntil(Supplier<? extends T> value, Matcher<? super T> matcher);

  /**
   * Waits until a value matches. The value is asked for after each fact and every 2 milliseconds,
   * on the calling thread.
   *
   * <pre>{@code
   * server.waitUntil(
   *     () -> client.getClusterDescription().getType(), is(REPLICA_SET), Duration.ofSeconds(1));
   * }</pre>
   *
   * @param value supplies the value
   * @param matcher any Hamcrest matcher
   * @param within the timeout; zero checks once
   * @param <T> the type of the value
   * @return the value that matched
   * @throws AssertionError if no value matches in time, with the difference of the last one
   */
  <T> T waitUntil(Supplier<? extends T> value, Matcher<? super T> matcher, Duration within);
}

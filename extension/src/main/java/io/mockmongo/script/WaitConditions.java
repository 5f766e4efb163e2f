package io.mockmongo.script;

import io.mockmongo.journal.Fact;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.hamcrest.Matcher;

/**
 * Waits for what a test does not answer, each with a bound. Thread-safe.
 *
 * <pre>{@code
 * server.awaits(connectionEnded().onConnectionOf(request));
 * }</pre>
 */
public interface WaitConditions {

  /**
   * Waits for something to happen, within the server's timeout; see {@link #awaits(Matcher,
   * Duration)}.
   *
   * @param pattern what; any Hamcrest matcher of facts
   * @return the oldest fact that matches
   * @throws AssertionError if there is none in time, with what there was
   */
  Fact awaits(Matcher<? super Fact> pattern);

  /**
   * Waits for something to happen that the test does not answer: a reply, a connection's end, or a
   * request, whoever answers it. What the journal has already counts.
   *
   * <pre>{@code
   * server.awaits(connectionEnded().onConnectionOf(request), Duration.ofSeconds(1));
   * }</pre>
   *
   * @param pattern what; any Hamcrest matcher of facts
   * @param within the longest wait
   * @return the oldest fact that matches
   * @throws AssertionError if there is none in time, with what there was
   */
  Fact awaits(Matcher<? super Fact> pattern, Duration within);

  /**
   * Waits until a condition is true, within the server's timeout; for what a client tells of
   * itself outside the conversation, such as its listeners. It is looked at after each fact, and
   * often besides.
   *
   * <pre>{@code
   * server.waitUntil(() -> poolListener.cleared() == 1);
   * }</pre>
   *
   * @param condition what is to become true
   * @throws AssertionError if it does not in time
   */
  void waitUntil(BooleanSupplier condition);

  /**
   * Waits until a condition is true; see {@link #waitUntil(BooleanSupplier)}.
   *
   * @param condition what is to become true
   * @param within the longest wait
   * @throws AssertionError if it does not in time
   */
  void waitUntil(BooleanSupplier condition, Duration within);
}

package io.mockmongo.script;

import java.time.Duration;

/**
 * A call that runs in the background, so that the test's own thread can receive and reply; made by
 * {@link BackgroundCalls#go}. Thread-safe. No wait is without a bound.
 *
 * <pre>{@code
 * Call<InsertOneResult> insert = server.go(() -> orders.insertOne(order));
 * server.receives(command("insert")).replies("{n: 1}");
 * assertTrue(insert.result().wasAcknowledged());
 * }</pre>
 *
 * @param <T> what the call returns
 */
public interface Call<T> extends AutoCloseable {

  /** Tells whether the call has ended, either way. */
  boolean isDone();

  /** Tells whether somebody has asked for what came of the call, or asks just now. */
  boolean wasAsked();

  /**
   * Waits for what the call returns, within the server's timeout.
   *
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  T result();

  /**
   * Waits for what the call returns.
   *
   * @param within the longest wait
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  T result(Duration within);

  /**
   * Waits for the call to fail.
   *
   * @param type what it should throw
   * @param <E> what it should throw
   * @return what it threw
   * @throws AssertionError if it returns, throws something else, or does not end within the
   *     server's timeout
   */
  <E extends Throwable> E failsWith(Class<E> type);

  /**
   * Waits for the end of the call, unless the test has asked for its result; throws the call's
   * exception. Closing is optional: the end of the test waits for every call, and reports failures
   * that nobody asked for.
   *
   * <pre>{@code
   * try (var insert = server.go(() -> orders.insertOne(order))) {
   *   server.receives(command("insert")).replies("{n: 1}");
   * }
   * }</pre>
   *
   * @throws AssertionError if the call does not end within the server's timeout
   */
  @Override
  default void close() {
    if (!wasAsked()) {
      result();
    }
  }
}

package io.mockmongo.script;

import java.time.Duration;

/**
 * A call that runs in the background, so that the test's own thread can receive and reply; made by
 * {@link BackgroundCalls#go}. Thread-safe. Every wait has a timeout. Closing a call is optional, so
 * ignore an IDE's warning of a resource leak.
 *
 * <pre>{@code
 * Call<InsertOneResult> insert = server.go(() -> orders.insertOne(order));
 * server.receives(command("insert")).replies("{n: 1}");
 * assertTrue(insert.result().wasAcknowledged());
 * }</pre>
 *
 * @param <T> the type of the result
 */
public interface Call<T> extends AutoCloseable {

  /** Tells whether the call has returned or thrown. */
  boolean isDone();

  /** Tells whether the test has asked for the result or the exception, or is waiting for it. */
  boolean wasAsked();

  /**
   * Waits for what the call returns, within the server's timeout.
   *
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  T result();

  /**
   * Waits for the result of the call; throws the exception of the call.
   *
   * @param within the timeout
   * @return the result
   * @throws AssertionError if the call does not end within the timeout
   */
  T result(Duration within);

  /**
   * Waits for the call to fail.
   *
   * @param type the expected exception
   * @param <E> the expected exception
   * @return the exception of the call
   * @throws AssertionError if it returns, throws something else, or does not end within the
   *     server's timeout
   */
  <E extends Throwable> E failsWith(Class<E> type);

  /**
   * Waits for the end of the call, unless the test has asked for its result; throws the call's
   * exception. Closing is optional: the end of the test waits for every call, and reports failures
   * whose result the test did not ask for.
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

package io.mockmongo.script;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * The verbs that run calls of a driver in the background, so that the test's own thread can receive
 * and reply. Thread-safe; every wait for a call has a timeout.
 *
 * <pre>{@code
 * Call<InsertOneResult> insert = server.go(() -> orders.insertOne(order));
 * server.receives(command("insert")).replies("{n: 1}");
 * assertTrue(insert.result().wasAcknowledged());
 * }</pre>
 */
public interface BackgroundCalls {

  /** An action without a result, to run in the background. */
  @FunctionalInterface
  interface Action {

    /**
     * Runs the action.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }

  /**
   * Runs a call in the background. In a try-with-resources statement, the end of the block waits
   * for the call, and throws its exception; see {@link Call#close}.
   *
   * <pre>{@code
   * try (var insert = server.go(() -> orders.insertOne(order))) {
   *   server.receives(command("insert")).replies("{n: 1}");
   * }
   * }</pre>
   *
   * @param call the call, usually of the driver
   * @param <T> the type of its result
   * @return the call, already running
   */
  <T> Call<T> go(Callable<T> call);

  /**
   * Runs an action without a result in the background.
   *
   * @param action the action, such as {@code () -> collection.drop()}
   * @return the call, already running
   */
  default Call<Void> runs(Action action) {
    Objects.requireNonNull(action, "action");
    return go(
        () -> {
          action.run();
          return null;
        });
  }

  /**
   * Treats a completion stage, as asynchronous clients return it, as a background call. For the
   * publishers of reactive clients, see {@link io.mockmongo.driver.Publishers}.
   *
   * @param stage the stage of an operation that has started
   * @param <T> the type of its result
   * @return the call, which ends when the stage completes, and fails with the stage's exception
   */
  <T> Call<T> follows(CompletionStage<T> stage);
}

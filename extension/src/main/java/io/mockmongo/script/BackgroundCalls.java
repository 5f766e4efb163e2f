package io.mockmongo.script;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Runs calls of a driver in the background, so that the test's own thread can receive and reply.
 * Thread-safe; no wait for a call is without a bound.
 *
 * <pre>{@code
 * Call<InsertOneResult> insert = server.go(() -> orders.insertOne(order));
 * server.receives(command("insert")).replies("{n: 1}");
 * assertTrue(insert.result().wasAcknowledged());
 * }</pre>
 */
public interface BackgroundCalls {

  /** What is run in the background for its effect. */
  @FunctionalInterface
  interface Action {

    /**
     * Does it.
     *
     * @throws Exception whatever goes wrong
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
   * @param call what to run, the driver's call as a rule
   * @param <T> what it returns
   * @return the call, already running
   */
  <T> Call<T> go(Callable<T> call);

  /**
   * Runs an action without a result in the background.
   *
   * @param action what to run, such as {@code () -> collection.drop()}
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
   * Follows a completion stage, as asynchronous clients return it. For the publishers of reactive
   * ones, see {@link io.mockmongo.driver.Publishers}.
   *
   * @param stage what is under way already
   * @param <T> what it yields
   * @return the call, which ends when the stage does, and fails with what the stage failed with
   */
  <T> Call<T> follows(CompletionStage<T> stage);
}

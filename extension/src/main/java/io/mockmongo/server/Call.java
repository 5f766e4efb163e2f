package io.mockmongo.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call that runs in the background, so that the test's own thread can receive and reply; made by
 * {@link MockMongoServer#go}. Thread-safe. No wait is without a bound.
 *
 * <pre>{@code
 * Call<InsertOneResult> insert = server.go(() -> orders.insertOne(order));
 * server.receives(command("insert")).repliesOk("{n: 1}");
 * assertTrue(insert.result().wasAcknowledged());
 * }</pre>
 *
 * @param <T> what the call returns
 */
public final class Call<T> {

  private final FutureTask<T> task;
  private final Duration patience;
  private final CodeLine origin;
  private final Supplier<String> situation;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile Thread runner;
  private volatile boolean asked;

  Call(Callable<T> callable, Duration patience, CodeLine origin, Supplier<String> situation) {
    this.task = new FutureTask<>(() -> run(callable));
    this.patience = patience;
    this.origin = origin;
    this.situation = situation;
  }

  Runnable task() {
    return task;
  }

  /** Tells whether the call has ended, either way. */
  public boolean isDone() {
    return task.isDone();
  }

  /**
   * Waits for what the call returns, within the server's patience.
   *
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  public T result() {
    return result(patience);
  }

  /**
   * Waits for what the call returns.
   *
   * @param within the longest wait
   * @return what it returned; what it threw, it throws
   * @throws AssertionError if it does not end in time
   */
  public T result(Duration within) {
    asked = true;
    try {
      return await(within);
    } catch (ExecutionException e) {
      throw Call.<RuntimeException>asIs(e.getCause());
    }
  }

  /**
   * Waits for the call to fail.
   *
   * @param type what it should throw
   * @param <E> what it should throw
   * @return what it threw
   * @throws AssertionError if it returns, throws something else, or does not end within the
   *     server's patience
   */
  public <E extends Throwable> E failsWith(Class<E> type) {
    asked = true;
    T returned;
    try {
      returned = await(patience);
    } catch (ExecutionException e) {
      if (type.isInstance(e.getCause())) {
        return type.cast(e.getCause());
      }
      throw new AssertionError(
          this + " should fail with " + type.getName() + ", but threw " + e.getCause(),
          e.getCause());
    }
    throw new AssertionError(
        this + " should fail with " + type.getName() + ", but returned " + returned);
  }

  /** Returns where the call was started. */
  @Override
  public String toString() {
    return "the call started at " + origin;
  }

  /** Waits for the end of the call, whatever it is, interrupted or not; tells whether it came. */
  boolean ends(Duration most) {
    boolean interrupted = Thread.interrupted();
    try {
      task.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return task.isDone(); // what it threw is asked for elsewhere
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return task.isDone();
  }

  /** Tells whether somebody has asked for what came of the call. */
  boolean wasAsked() {
    return asked;
  }

  /** Returns what the call threw if nobody has asked for it, or null. Only once it has ended. */
  Throwable unnoticedFailure() {
    if (asked) {
      return null;
    }
    try {
      await(Duration.ZERO);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private T run(Callable<T> callable) throws Exception {
    runner = Thread.currentThread();
    return callable.call();
  }

  /** Tells whether the driver has the call, and keeps it waiting. */
  boolean waitsInDriver() {
    return runner != null && new TestThread(runner).isInDriver();
  }

  boolean isAwaitedBy(Thread thread) {
    return waiting.contains(thread);
  }

  private T await(Duration most) throws ExecutionException {
    waiting.add(Thread.currentThread());
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          this + " is still running after " + most.toMillis() + " ms" + situation.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(this + " is still running; the wait for it was interrupted", e);
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }

  /** Throws a checked exception where none is declared: the callee's own, not one of ours. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException asIs(Throwable thrown) throws E {
    throw (E) thrown;
  }
}

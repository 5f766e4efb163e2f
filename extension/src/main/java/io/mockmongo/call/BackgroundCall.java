package io.mockmongo.call;

import io.mockmongo.argument.DurationCheck;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.script.Call;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A background call of the test, on its own thread. Thread-safe. */
final class BackgroundCall<T> implements Call<T> {

  private final FutureTask<T> task;
  private final Duration timeout;
  private final SourceLine origin;
  private final Supplier<String> situation;
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile Thread runner;
  private volatile boolean asked;

  BackgroundCall(
      Callable<T> callable, Duration timeout, SourceLine origin, Supplier<String> situation) {
    this.task = new FutureTask<>(() -> run(callable));
    this.timeout = timeout;
    this.origin = origin;
    this.situation = situation;
  }

  Runnable task() {
    return task;
  }

  @Override
  public boolean isDone() {
    return task.isDone();
  }

  @Override
  public T result() {
    return result(timeout);
  }

  @Override
  public T result(Duration within) {
    DurationCheck.inRange("result(...)", within);
    asked = true;
    try {
      return await(within);
    } catch (ExecutionException e) {
      throw Rethrow.<RuntimeException>asIs(e.getCause());
    }
  }

  @Override
  public <E extends Throwable> E failsWith(Class<E> type) {
    asked = true;
    T returned;
    try {
      returned = await(timeout);
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
    return "the background call started at " + origin;
  }

  /** Waits for the end of the call, even if interrupted; tells whether the call has ended. */
  boolean ends(Duration maxWait) {
    boolean interrupted = Thread.interrupted();
    try {
      task.get(Math.max(0, maxWait.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return task.isDone(); // the exception is read elsewhere
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return task.isDone();
  }

  @Override
  public boolean wasAsked() {
    return asked;
  }

  /** Returns the exception of an ended call if the test has not asked for it, or null. */
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

  /** Tells whether the call is waiting inside the driver. */
  boolean waitsInDriver() {
    return runner != null && new TestThread(runner).isInDriver();
  }

  boolean isRunBy(Thread thread) {
    return runner == thread && !isDone();
  }

  boolean isAwaitedBy(Thread thread) {
    return waiting.contains(thread);
  }

  private T await(Duration maxWait) throws ExecutionException {
    waiting.add(Thread.currentThread());
    try {
      return task.get(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          this + " is still running after " + maxWait.toMillis() + " ms" + situation.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(this + " is still running; the wait for it was interrupted", e);
    } finally {
      waiting.remove(Thread.currentThread());
    }
  }
}

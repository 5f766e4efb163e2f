package io.mockmongo.call;

import io.mockmongo.origin.SourceLine;
import io.mockmongo.script.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The background calls of one test. Thread-safe. */
public final class CallRegistry {

  private final Supplier<String> situation;
  private final List<BackgroundCall<?>> calls = new CopyOnWriteArrayList<>();

  /**
   * Makes none yet.
   *
   * @param situation tells, for a call that does not end, which requests wait; the end of a
   *     sentence
   */
  public CallRegistry(Supplier<String> situation) {
    this.situation = situation;
  }

  /**
   * Starts a call.
   *
   * @param callable what it does
   * @param timeout how long its result is waited for
   * @param threads those that it runs in one of
   * @return the call, already running
   */
  public <T> Call<T> start(Callable<T> callable, Duration timeout, ServerThreads threads) {
    BackgroundCall<T> call = new BackgroundCall<>(callable, timeout, new SourceLine(), situation);
    calls.add(call);
    threads.start("call " + calls.size(), call.task());
    return call;
  }

  /** Starts a call that ends when a stage does, with what the stage yields or failed with. */
  public <T> Call<T> follow(CompletionStage<T> stage, Duration timeout, ServerThreads threads) {
    return start(() -> CompletionStageCall.toEnd(stage), timeout, threads);
  }

  /**
   * Gives all calls a time to end, and reports those that did not and failures nobody saw.
   *
   * @param most the longest time
   * @param findings takes what went wrong, and what was thrown or null
   */
  public void check(Duration most, BiConsumer<String, Throwable> findings) {
    long deadline = System.nanoTime() + most.toNanos();
    for (BackgroundCall<?> call : calls) {
      if (!call.ends(Duration.ofNanos(deadline - System.nanoTime()))) {
        findings.accept(call + " was still running at the end of the test", null);
      } else if (call.unnoticedFailure() != null) {
        Throwable thrown = call.unnoticedFailure();
        findings.accept(call + " failed, and nobody asked for its result: " + thrown, thrown);
      }
      calls.remove(call); // so that it is told of once
    }
  }

  /** Returns the calls that have not ended, a line for each. */
  public String running() {
    return calls.stream()
        .filter(call -> !call.isDone())
        .map(call -> call + " still runs\n")
        .collect(Collectors.joining());
  }

  /** Tells whether a thread waits for one of these calls. */
  public boolean areAwaitedBy(Thread thread) {
    return calls.stream().anyMatch(call -> call.isAwaitedBy(thread));
  }

  /** Tells whether all calls that have not ended wait in the driver. */
  public boolean allWaitInDriver() {
    return calls.stream().allMatch(call -> call.isDone() || call.waitsInDriver());
  }

  /** Tells whether one of these calls has not ended. */
  public boolean areRunning() {
    return calls.stream().anyMatch(call -> !call.isDone());
  }

  /** Tells whether a thread runs one of these calls. */
  public boolean areRunBy(Thread thread) {
    return calls.stream().anyMatch(call -> call.isRunBy(thread));
  }
}

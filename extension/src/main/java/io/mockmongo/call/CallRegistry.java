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

/** The registry of the background calls of one test. Thread-safe. */
public final class CallRegistry {

  private final Supplier<String> situation;
  private final List<BackgroundCall<?>> calls = new CopyOnWriteArrayList<>();

  /**
   * Creates an empty registry.
   *
   * @param situation the pending requests, as the end of the message about a call that does not end
   */
  public CallRegistry(Supplier<String> situation) {
    this.situation = situation;
  }

  /**
   * Starts a call.
   *
   * @param callable the code of the call
   * @param timeout the timeout of its result
   * @param threads start the thread of the call
   * @return the call, already running
   */
  public <T> Call<T> start(Callable<T> callable, Duration timeout, ServerThreads threads) {
    BackgroundCall<T> call = new BackgroundCall<>(callable, timeout, new SourceLine(), situation);
    calls.add(call);
    threads.start("call " + calls.size(), call.task());
    return call;
  }

  /** Starts a call that ends when a stage completes, with its result or exception. */
  public <T> Call<T> follow(CompletionStage<T> stage, Duration timeout, ServerThreads threads) {
    return start(() -> CompletionStageCall.toEnd(stage), timeout, threads);
  }

  /**
   * Waits for all calls to end; reports calls that did not, and failures that the test did not ask
   * for.
   *
   * @param timeout the timeout for all calls together
   * @param findings takes a text and an exception or null
   */
  public void check(Duration timeout, BiConsumer<String, Throwable> findings) {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (BackgroundCall<?> call : calls) {
      if (!call.ends(Duration.ofNanos(deadline - System.nanoTime()))) {
        findings.accept(call + " was still running at the end of the test", null);
      } else if (call.unnoticedFailure() != null) {
        Throwable thrown = call.unnoticedFailure();
        findings.accept(
            call + " failed, and the test asked for neither result() nor failsWith(...): " + thrown,
            thrown);
      }
      calls.remove(call); // so that it is reported once
    }
  }

  /** Returns the running calls, a line for each. */
  public String running() {
    return calls.stream()
        .filter(call -> !call.isDone())
        .map(call -> call + " still runs\n")
        .collect(Collectors.joining());
  }

  /** Tells whether a thread is waiting for one of the calls. */
  public boolean areAwaitedBy(Thread thread) {
    return calls.stream().anyMatch(call -> call.isAwaitedBy(thread));
  }

  /** Tells whether every running call is waiting inside the driver. */
  public boolean allWaitInDriver() {
    return calls.stream().allMatch(call -> call.isDone() || call.waitsInDriver());
  }

  /** Tells whether a call is running. */
  public boolean areRunning() {
    return calls.stream().anyMatch(call -> !call.isDone());
  }

  /** Tells whether a thread is running one of the calls. */
  public boolean areRunBy(Thread thread) {
    return calls.stream().anyMatch(call -> call.isRunBy(thread));
  }
}

package io.mockmongo.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The background calls of one server. */
final class Calls {

  private final Threads threads;
  private final Duration patience;
  private final Supplier<String> situation;
  private final List<Call<?>> calls = new CopyOnWriteArrayList<>();

  Calls(Threads threads, Duration patience, Supplier<String> situation) {
    this.threads = threads;
    this.patience = patience;
    this.situation = situation;
  }

  <T> Call<T> start(Callable<T> callable) {
    Call<T> call = new Call<>(callable, patience, new CodeLine(), situation);
    calls.add(call);
    threads.start("call " + calls.size(), call.task());
    return call;
  }

  /** Gives all calls a time to end, and reports those that did not and failures nobody saw. */
  void check(Duration most, Findings findings) {
    long deadline = System.nanoTime() + most.toNanos();
    for (Call<?> call : calls) {
      if (!call.ends(Duration.ofNanos(deadline - System.nanoTime()))) {
        findings.add(call + " was still running at the end of the test", null);
      } else if (call.unnoticedFailure() != null) {
        Throwable thrown = call.unnoticedFailure();
        findings.add(call + " failed, and nobody asked for its result: " + thrown, thrown);
      }
      calls.remove(call); // so that it is told of once
    }
  }

  /** Looks after those that there are no more; they are joined with all threads. */
  void forget() {
    calls.clear();
  }

  /** Returns the calls that have not ended, a line for each. */
  String running() {
    return calls.stream()
        .filter(call -> !call.isDone())
        .map(call -> call + " still runs\n")
        .collect(Collectors.joining());
  }

  /** Tells whether a thread waits for one of these calls. */
  boolean areAwaitedBy(Thread thread) {
    return calls.stream().anyMatch(call -> call.isAwaitedBy(thread));
  }

  /** Tells whether all calls that have not ended wait in the driver. */
  boolean allWaitInDriver() {
    return calls.stream().allMatch(call -> call.isDone() || call.waitsInDriver());
  }

  /** Tells whether one of these calls has not ended. */
  boolean areRunning() {
    return calls.stream().anyMatch(call -> !call.isDone());
  }
}

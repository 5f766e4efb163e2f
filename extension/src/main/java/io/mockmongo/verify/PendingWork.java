package io.mockmongo.verify;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.origin.SourceLine;
import io.mockmongo.recorder.Recorder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/**
 * Tracks the waits of the test and describes them, with the requests that have no reply: for a test
 * or a background call that does not end. Thread-safe.
 */
public final class PendingWork {

  private final Recorder recorder;
  private final Predicate<Received> parked;
  private final CallRegistry calls;
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private final List<String> interruptions = new CopyOnWriteArrayList<>();

  /**
   * Makes a tracker without waits.
   *
   * @param recorder has the requests
   * @param parked tells whether a request is parked
   * @param calls the background calls
   */
  public PendingWork(Recorder recorder, Predicate<Received> parked, CallRegistry calls) {
    this.recorder = recorder;
    this.parked = parked;
    this.calls = calls;
  }

  /**
   * One wait of the test.
   *
   * @param verb the method that waits: {@code receives}, {@code verify}
   * @param pattern the requests that it waits for
   * @param thread the thread that waits
   */
  record Wait(String verb, Matcher<? super Received> pattern, Thread thread) {

    /** Returns the method, the pattern and the source line. */
    String origin() {
      return this + " at " + SourceLine.of(thread);
    }

    @Override
    public String toString() {
      return verb + "(" + pattern + ")";
    }
  }

  /** A body that may wait. */
  @FunctionalInterface
  public interface Waiter<T> {
    T await() throws InterruptedException;
  }

  /** Runs a body that may wait for the test; an interrupted wait stays listed. */
  public <T> T during(String verb, Matcher<? super Received> pattern, Waiter<T> waiter)
      throws InterruptedException {
    Wait wait = new Wait(verb, pattern, Thread.currentThread());
    waits.add(wait);
    boolean interrupted = false;
    try {
      return waiter.await();
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    } finally {
      if (!interrupted) {
        waits.remove(wait);
      }
    }
  }

  /** Returns the waits of the test. */
  public List<Wait> waits() {
    return List.copyOf(waits);
  }

  /** Notes that the test was interrupted while it waited in the driver. */
  public void interruptedInDriver() {
    interruptions.add("the driver; " + requests().stripTrailing());
  }

  /** Returns a line for each wait, those that were interrupted too. */
  public String waitedFor() {
    return Stream.concat(
            waits.stream().map(wait -> owner(wait) + " waited in " + wait + "\n"),
            interruptions.stream().map(place -> "the test waited in " + place + "\n"))
        .collect(Collectors.joining());
  }

  private String owner(Wait wait) {
    return calls.areRunBy(wait.thread()) ? "a background call" : "the test";
  }

  /**
   * Returns the requests whose clients wait for a reply, each with the reason, and the servers
   * whose network keeps others back, or "".
   */
  public String requests() {
    Journal journal = recorder.journal();
    List<TrackedRequest> waiting =
        journal.received().stream()
            .map(TrackedRequest.class::cast)
            .filter(request -> request.isWaiting() && reason(request).isPresent())
            .toList();
    String requests =
        waiting.isEmpty()
            ? ""
            : "requests without a reply:\n"
                + FailureText.list(
                    waiting,
                    journal,
                    request -> "\n    " + reason(request).orElse("was answered just now"));
    return requests + NetworkText.of(journal);
  }

  /** Returns why a request has no reply; empty for a hello that waits for a change of topology. */
  private Optional<String> reason(TrackedRequest request) {
    return parked.test(request)
        ? Optional.of("is parked: server.receives(...) has not taken it")
        : request.whyWaiting();
  }
}

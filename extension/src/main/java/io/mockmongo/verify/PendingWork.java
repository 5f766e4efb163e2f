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

/** What a server is in the middle of, in words: for a test or a call that does not end. */
public final class PendingWork {

  private final Recorder recorder;
  private final Predicate<Received> parked;
  private final CallRegistry calls;
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private final List<String> interruptions = new CopyOnWriteArrayList<>();

  /**
   * Begins with nothing.
   *
   * @param recorder has the requests
   * @param parked tells which of them are parked
   * @param calls the background calls
   */
  public PendingWork(Recorder recorder, Predicate<Received> parked, CallRegistry calls) {
    this.recorder = recorder;
    this.parked = parked;
    this.calls = calls;
  }

  /**
   * One wait of the test's.
   *
   * @param verb what waits: {@code receives}, {@code verify}
   * @param pattern which requests are waited for
   * @param thread who waits
   */
  record Wait(String verb, Matcher<? super Received> pattern, Thread thread) {

    /** Returns what is waited for and where, in words. */
    String origin() {
      return this + " at " + SourceLine.of(thread);
    }

    @Override
    public String toString() {
      return verb + "(" + pattern + ")";
    }
  }

  /** What waits. */
  @FunctionalInterface
  public interface Waiting<T> {
    T await() throws InterruptedException;
  }

  /**
   * Does something of the test's that may wait. Where it is interrupted it counts as unfinished.
   */
  public <T> T during(String verb, Matcher<? super Received> pattern, Waiting<T> waiting)
      throws InterruptedException {
    Wait wait = new Wait(verb, pattern, Thread.currentThread());
    waits.add(wait);
    boolean interrupted = false;
    try {
      return waiting.await();
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    } finally {
      if (!interrupted) {
        waits.remove(wait);
      }
    }
  }

  /** Returns what the test waits for. */
  public List<Wait> waits() {
    return List.copyOf(waits);
  }

  /** Takes note that the test was interrupted while it waited in the driver. */
  public void interruptedInDriver() {
    interruptions.add("the driver; " + requests().stripTrailing());
  }

  /** Returns what the test waits for, or did when it was interrupted, a line for each. */
  public String waitedFor() {
    return Stream.concat(
            waits.stream().map(wait -> who(wait) + " waited in " + wait + "\n"),
            interruptions.stream().map(what -> "the test waited in " + what + "\n"))
        .collect(Collectors.joining());
  }

  private String who(Wait wait) {
    return calls.areRunBy(wait.thread()) ? "a background call" : "the test";
  }

  /** Returns the requests whose clients wait for a reply, each with what became of it, or "". */
  public String requests() {
    Journal journal = recorder.journal();
    List<TrackedRequest> waiting =
        journal.received().stream()
            .map(TrackedRequest.class::cast)
            .filter(request -> request.isWaiting() && reason(request).isPresent())
            .toList();
    return waiting.isEmpty()
        ? ""
        : "without a reply:\n"
            + FailureText.list(
                waiting,
                request ->
                    FailureText.line(request, journal)
                        + "\n    "
                        + reason(request).orElse("was answered just now"));
  }

  /** Returns why a request has no reply; a hello that waits for news has none either. */
  private Optional<String> reason(TrackedRequest request) {
    return parked.test(request)
        ? Optional.of("is parked, for server.receives(...) to take")
        : request.whyWaiting();
  }
}

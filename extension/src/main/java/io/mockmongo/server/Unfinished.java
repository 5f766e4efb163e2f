package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;

/** What a server is in the middle of, in words: for a test or a call that does not end. */
final class Unfinished {

  private final Recorder recorder;
  private final Parking parking;
  private final Threads threads;
  private final List<Wait> waits = new CopyOnWriteArrayList<>();
  private final List<String> interruptions = new CopyOnWriteArrayList<>();

  Unfinished(Recorder recorder, Parking parking, Threads threads) {
    this.recorder = recorder;
    this.parking = parking;
    this.threads = threads;
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
      return this + " at " + CodeLine.of(thread);
    }

    @Override
    public String toString() {
      return verb + "(" + pattern + ")";
    }
  }

  /** What waits. */
  @FunctionalInterface
  interface Waiting<T> {
    T await() throws InterruptedException;
  }

  /**
   * Does something of the test's that may wait. Where it is interrupted it counts as unfinished.
   */
  <T> T during(String verb, Matcher<? super Received> pattern, Waiting<T> waiting)
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
  List<Wait> waits() {
    return List.copyOf(waits);
  }

  /** Takes note that the test was interrupted while it waited in the driver. */
  void interruptedInDriver() {
    interruptions.add("the driver; " + requests().stripTrailing());
  }

  void forget() {
    waits.clear();
    interruptions.clear();
  }

  /** Returns what the test waits for, or did when it was interrupted, a line for each. */
  String waitedFor() {
    return Stream.concat(
            waits.stream().map(wait -> who(wait) + " waited in " + wait + "\n"),
            interruptions.stream().map(what -> "the test waited in " + what + "\n"))
        .collect(Collectors.joining());
  }

  private String who(Wait wait) {
    return threads.has(wait.thread()) ? "a background call" : "the test";
  }

  /** Returns the requests whose clients wait for a reply, each with what became of it, or "". */
  String requests() {
    Journal journal = recorder.journal();
    List<Request> parked = parking.requests();
    List<Request> waiting =
        journal.received().stream()
            .map(Request.class::cast)
            .filter(request -> request.isWaiting() && reason(request, parked).isPresent())
            .toList();
    return waiting.isEmpty()
        ? ""
        : "without a reply:\n"
            + Story.list(
                waiting,
                request ->
                    Story.line(request, journal)
                        + "\n    "
                        + reason(request, parked).orElse("was answered just now"));
  }

  /** Returns why a request has no reply; a hello that waits for news has none either. */
  private static Optional<String> reason(Request request, List<Request> parked) {
    return parked.contains(request)
        ? Optional.of("is parked, for server.receives(...) to take")
        : request.whyWaiting();
  }
}

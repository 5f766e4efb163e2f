package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a server is in the middle of, in words: for a test or a call that does not end. */
final class Unfinished {

  private final Recorder recorder;
  private final Parking parking;
  private final List<Supplier<String>> waits = new CopyOnWriteArrayList<>();

  Unfinished(Recorder recorder, Parking parking) {
    this.recorder = recorder;
    this.parking = parking;
  }

  /**
   * Does something of the test's that may wait. Where it is interrupted it counts as unfinished.
   *
   * @param what is waited for, in words
   */
  <T> T during(Supplier<String> what, Waiting<T> waiting) throws InterruptedException {
    waits.add(what);
    T result;
    try {
      result = waiting.await();
    } catch (RuntimeException | Error thrown) {
      waits.remove(what);
      throw thrown;
    }
    waits.remove(what);
    return result;
  }

  /** What waits. */
  @FunctionalInterface
  interface Waiting<T> {
    T await() throws InterruptedException;
  }

  /** Takes note that the test was interrupted while it waited in the driver. */
  void interruptedInDriver() {
    String requests = requests().stripTrailing();
    waits.add(() -> "the driver; " + requests);
  }

  void forget() {
    waits.clear();
  }

  /** Returns what the test waits for, or did when it was interrupted, a line for each. */
  String waits() {
    return waits.stream()
        .map(what -> "the test waited in " + what.get() + "\n")
        .collect(Collectors.joining());
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

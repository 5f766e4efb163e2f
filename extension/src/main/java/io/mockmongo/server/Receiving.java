package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** Takes a parked request for the test, and says what there was where none came. */
final class Receiving {

  private final Parking parking;
  private final Recorder recorder;
  private final Certainty certainty;
  private final Unfinished unfinished;
  private final Silences silences;

  Receiving(
      Parking parking,
      Recorder recorder,
      Certainty certainty,
      Unfinished unfinished,
      Silences silences) {
    this.parking = parking;
    this.recorder = recorder;
    this.certainty = certainty;
    this.unfinished = unfinished;
    this.silences = silences;
  }

  Request take(Matcher<? super Received> pattern, Duration most) {
    certainty.noteReceiver(Thread.currentThread());
    try {
      Optional<Request> request =
          unfinished.during(
              "receives", pattern, () -> parking.take(pattern, System.nanoTime() + most.toNanos()));
      request.ifPresent(silences::add);
      return request.orElseThrow(() -> new AssertionError(story(pattern, most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  /** Takes the next request likewise; empty once the test has ended. */
  Optional<Request> next(Matcher<? super Received> pattern, Duration mostInTestThread) {
    if (certainty.isTestThread()) {
      return Optional.of(take(pattern, mostInTestThread));
    }
    certainty.noteReceiver(Thread.currentThread());
    try {
      Optional<Request> request = parking.takeInTest(pattern);
      request.ifPresent(silences::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty(); // so the server ends what runs in the background
    }
  }

  private String story(Matcher<? super Received> pattern, Duration most) {
    Journal journal = recorder.journal();
    String start =
        "no request came within " + most.toMillis() + " ms that matches: " + pattern + "\n";
    List<Request> gone =
        journal.received().stream().filter(pattern::matches).map(Request.class::cast).toList();
    String rest = gone.isEmpty() ? Story.closest(pattern, journal) : fates(gone, journal);
    return (start + rest).stripTrailing();
  }

  private static String fates(List<Request> gone, Journal journal) {
    String remedy =
        gone.stream().anyMatch(Request::wasAnsweredByItself)
            ? "to receive what is answered by itself, call server.holds(...) before it comes;"
                + " to look at it afterwards, server.verify(...)"
            : "";
    return Story.list(gone, request -> Story.line(request, journal) + "\n    " + request.fate())
        + remedy;
  }
}

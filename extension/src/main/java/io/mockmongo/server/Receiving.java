package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;

/** Takes a parked request for the test, and says what there was where none came. */
final class Receiving {

  private final Parking parking;
  private final Recorder recorder;

  Receiving(Parking parking, Recorder recorder) {
    this.parking = parking;
    this.recorder = recorder;
  }

  Request take(Matcher<? super Received> pattern, Duration most) {
    try {
      Optional<Request> request = parking.take(pattern, System.nanoTime() + most.toNanos());
      return request.orElseThrow(() -> new AssertionError(story(pattern, most)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  private String story(Matcher<? super Received> pattern, Duration most) {
    Journal journal = recorder.journal();
    String start =
        "no request came within " + most.toMillis() + " ms that matches: " + pattern + "\n";
    List<Sent> answered =
        journal.sent().stream().filter(sent -> pattern.matches(sent.request())).toList();
    if (!answered.isEmpty()) {
      return (start + answered(answered, journal)).stripTrailing();
    }
    return (start + Story.closest(pattern, journal.received(), journal)).stripTrailing();
  }

  private static String answered(List<Sent> answered, Journal journal) {
    return answered.stream()
            .map(
                sent ->
                    "  "
                        + Story.line(sent.request(), journal)
                        + "\n    was answered by "
                        + sent.answeredBy()
                        + "\n")
            .collect(Collectors.joining())
        + "to receive what is answered by itself, call server.holds(...) before it comes;"
        + " to look at it afterwards, server.verify(...)";
  }
}

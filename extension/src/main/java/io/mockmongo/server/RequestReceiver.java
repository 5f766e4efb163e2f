package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.verify.FailureText;
import io.mockmongo.verify.TrackedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** Takes a parked request for the test, and says what there was where none came. */
final class RequestReceiver {

  private final CurrentConversation conversation;
  private final PendingReplies silences;

  RequestReceiver(CurrentConversation conversation, PendingReplies silences) {
    this.conversation = conversation;
    this.silences = silences;
  }

  Exchange take(Matcher<? super Received> pattern, Duration most) {
    Conversation current = conversation.get();
    current.detector().noteReceiver(Thread.currentThread());
    try {
      long deadline = System.nanoTime() + most.toNanos();
      Optional<Exchange> request =
          current
              .unfinished()
              .during("receives", pattern, () -> current.parking().take(pattern, deadline));
      request.ifPresent(silences::add);
      return request.orElseThrow(() -> new AssertionError(story(pattern, most, current)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  /** Takes the next request likewise; empty once the test has ended. */
  Optional<Exchange> next(Matcher<? super Received> pattern, Duration mostInTestThread) {
    Conversation current = conversation.get();
    if (current.detector().isTestThread()) {
      return Optional.of(take(pattern, mostInTestThread));
    }
    current.detector().noteReceiver(Thread.currentThread());
    try {
      Optional<Exchange> request = current.parking().takeInTest(pattern);
      request.ifPresent(silences::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty(); // so the server ends what runs in the background
    }
  }

  private static String story(
      Matcher<? super Received> pattern, Duration most, Conversation current) {
    Journal journal = current.recorder().journal();
    String start =
        "no request came within " + most.toMillis() + " ms that matches: " + pattern + "\n";
    List<TrackedRequest> gone =
        journal.received().stream()
            .filter(pattern::matches)
            .map(TrackedRequest.class::cast)
            .toList();
    String rest = gone.isEmpty() ? FailureText.closest(pattern, journal) : fates(gone, journal);
    return (start + rest).stripTrailing();
  }

  private static String fates(List<TrackedRequest> gone, Journal journal) {
    String remedy =
        gone.stream().anyMatch(TrackedRequest::wasAnsweredByItself)
            ? "to receive what is answered by itself, call server.holds(...) before it comes;"
                + " to look at it afterwards, server.verify(...)"
            : "";
    return FailureText.list(
            gone, request -> FailureText.line(request, journal) + "\n    " + request.fate())
        + remedy;
  }
}

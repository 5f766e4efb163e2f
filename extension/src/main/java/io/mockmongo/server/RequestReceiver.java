package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.verify.FailureText;
import io.mockmongo.verify.TrackedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** Takes parked requests for the test; at the timeout, lists the closest requests. */
final class RequestReceiver {

  private final CurrentConversation conversation;
  private final PendingReplies pending;

  RequestReceiver(CurrentConversation conversation, PendingReplies pending) {
    this.conversation = conversation;
    this.pending = pending;
  }

  Exchange take(Matcher<? super Received> pattern, Duration timeout) {
    Conversation current = conversation.get();
    return tryTake(pattern, timeout, current)
        .orElseThrow(() -> new AssertionError(text(pattern, timeout, current)));
  }

  /** Takes a request; empty if none matches within the timeout. */
  Optional<Exchange> tryTake(Matcher<? super Received> pattern, Duration timeout) {
    return tryTake(pattern, timeout, conversation.get());
  }

  private Optional<Exchange> tryTake(
      Matcher<? super Received> pattern, Duration timeout, Conversation current) {
    current.detector().noteReceiver(Thread.currentThread());
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      Optional<Exchange> request =
          current
              .pendingWork()
              .during("receives", pattern, () -> current.parkedRequests().take(pattern, deadline));
      request.ifPresent(pending::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  /** Takes the next request, empty once the test has ended; a timeout counts in the test only. */
  Optional<Exchange> next(Matcher<? super Received> pattern, Duration timeoutInTestThread) {
    Conversation current = conversation.get();
    if (current.detector().isTestThread()) {
      return Optional.of(take(pattern, timeoutInTestThread));
    }
    current.detector().noteReceiver(Thread.currentThread());
    try {
      Optional<Exchange> request = current.parkedRequests().takeInTest(pattern);
      request.ifPresent(pending::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty(); // this is how the server ends background calls
    }
  }

  private static String text(
      Matcher<? super Received> pattern, Duration timeout, Conversation current) {
    Journal journal = current.recorder().journal();
    String start = "no request matched within " + timeout.toMillis() + " ms: " + pattern + "\n";
    List<TrackedRequest> unavailable =
        journal.received().stream()
            .filter(pattern::matches)
            .map(TrackedRequest.class::cast)
            .toList();
    String rest =
        unavailable.isEmpty() ? FailureText.closest(pattern, journal) : fates(unavailable, journal);
    return (start + rest).stripTrailing();
  }

  private static String fates(List<TrackedRequest> unavailable, Journal journal) {
    String remedy =
        unavailable.stream().anyMatch(TrackedRequest::wasAnsweredByItself)
            ? "to receive requests that a declared reply matches, call server.holds(...) first;"
                + " to check them afterwards, call server.verify(...)"
            : "";
    return FailureText.list(
            unavailable, request -> FailureText.line(request, journal) + "\n    " + request.fate())
        + remedy;
  }
}

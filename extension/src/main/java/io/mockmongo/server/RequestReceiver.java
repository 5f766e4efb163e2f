package io.mockmongo.server;

import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.request.FactPattern;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.verify.ConditionWait;
import io.mockmongo.verify.FailureText;
import io.mockmongo.verify.PendingWork;
import io.mockmongo.verify.TrackedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hamcrest.Matcher;

/** Takes parked requests for the test; at the timeout, lists the closest requests. */
final class RequestReceiver {

  private final CurrentConversation conversation;
  private final PendingReplies pending;

  RequestReceiver(CurrentConversation conversation, PendingReplies pending) {
    this.conversation = conversation;
    this.pending = pending;
  }

  /**
   * Takes a request that can be answered, or whose connection has ended if the pattern asks for it;
   * fails at the timeout.
   */
  Exchange take(Matcher<? super Received> pattern, Duration timeout) {
    return take(pattern, answerable(pattern), timeout, conversation.get());
  }

  /** Takes a request as {@link #take} does; empty if none matches within the timeout. */
  Optional<Exchange> tryTake(Matcher<? super Received> pattern, Duration timeout) {
    return tryTake(pattern, answerable(pattern), timeout, conversation.get());
  }

  /**
   * Takes the next request, whether it can be answered or not; empty once the test has ended. The
   * timeout counts in the test's thread only.
   */
  Optional<Exchange> next(Matcher<? super Received> pattern, Duration timeoutInTestThread) {
    Conversation current = conversation.get();
    if (current.detector().isTestThread()) {
      return Optional.of(take(pattern, pattern::matches, timeoutInTestThread, current));
    }
    current.detector().noteReceiver(Thread.currentThread());
    try {
      Optional<Exchange> request = current.parkedRequests().takeInTest(pattern::matches);
      request.ifPresent(pending::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty(); // this is how the server ends background calls
    }
  }

  /** A write that wants no reply is not answered anyway, so its connection does not matter. */
  private static Predicate<Exchange> answerable(Matcher<? super Received> pattern) {
    boolean evenEnded = pattern instanceof RequestPattern known && known.isAboutEndedConnections();
    return request ->
        (evenEnded || request.isConnectionOpen() || !request.wantsReply())
            && pattern.matches(request);
  }

  private Exchange take(
      Matcher<? super Received> pattern,
      Predicate<Exchange> wanted,
      Duration timeout,
      Conversation current) {
    return tryTake(pattern, wanted, timeout, current)
        .orElseThrow(() -> new AssertionError(text(pattern, timeout, current)));
  }

  private Optional<Exchange> tryTake(
      Matcher<? super Received> pattern,
      Predicate<Exchange> wanted,
      Duration timeout,
      Conversation current) {
    current.detector().noteReceiver(Thread.currentThread());
    try {
      PendingWork.Waiter<Optional<Exchange>> wait =
          FactPattern.mayChange(pattern)
              ? () -> poll(wanted, timeout, current)
              : () -> await(wanted, timeout, current);
      Optional<Exchange> request = current.pendingWork().during("receives", pattern, wait);
      request.ifPresent(pending::add);
      return request;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + pattern, e);
    }
  }

  private static Optional<Exchange> await(
      Predicate<Exchange> wanted, Duration timeout, Conversation current)
      throws InterruptedException {
    return current.parkedRequests().take(wanted, System.nanoTime() + timeout.toNanos());
  }

  /** Compares again and again, as for a pattern that a parked request matches only later. */
  private static Optional<Exchange> poll(
      Predicate<Exchange> wanted, Duration timeout, Conversation current) {
    List<Exchange> taken = new ArrayList<>();
    new ConditionWait(current.recorder(), current.pendingWork())
        .tryAwait(
            () -> {
              current.parkedRequests().poll(wanted).ifPresent(taken::add);
              return !taken.isEmpty();
            },
            timeout);
    return taken.stream().findFirst();
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
    return FailureText.list(unavailable, journal, request -> "\n    " + request.fate()) + remedy;
  }
}

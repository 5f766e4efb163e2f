package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/**
 * The parked requests of a conversation, oldest first, and the threads that wait to receive one.
 * Thread-safe.
 */
final class ParkedRequests {

  private final NavigableMap<Position, Exchange> parked = new TreeMap<>();
  private long arrivals;
  private int receivers;
  private final Set<Exchange> owed = new HashSet<>();
  private boolean testHasEnded;
  private boolean closed;
  private String reason = "";

  /** Parks a request; returns false, and does nothing, if closed. */
  synchronized boolean park(Exchange request) {
    if (closed) {
      return false;
    }
    parked.put(request.position(), request);
    arrivals++;
    notifyAll();
    return true;
  }

  /** Removes a request; returns true to exactly one caller. */
  synchronized boolean remove(Exchange request) {
    return parked.remove(request.position(), request);
  }

  synchronized List<Exchange> requests() {
    return new ArrayList<>(parked.values());
  }

  /** Returns the parked requests that one server received. */
  synchronized List<Exchange> requestsOf(String address) {
    List<Exchange> requests = new ArrayList<>();
    for (Exchange request : parked.values()) {
      if (request.member().equals(address)) {
        requests.add(request);
      }
    }
    return requests;
  }

  /** Tells whether a request is parked. */
  synchronized boolean holds(Received request) {
    return parked.get(request.position()) == request;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Tells whether a thread waits to receive a request. */
  synchronized boolean isAwaited() {
    return receivers > 0;
  }

  /** Tells whether requests of one server are parked whose clients wait for a reply. */
  synchronized boolean isLookedAfter(String address) {
    return !closed
        && parked.values().stream()
            .anyMatch(request -> request.wantsReply() && request.member().equals(address));
  }

  /** Tells whether the test has received a request that it has not answered yet. */
  synchronized boolean isAnswerOwed() {
    owed.removeIf(request -> !request.awaitsTestReply());
    return !owed.isEmpty();
  }

  /** Discards a request that wants no reply, once the journal has discarded it. */
  synchronized void forget(Fact fact) {
    if (fact instanceof Exchange request && !request.wantsReply()) {
      parked.remove(request.position());
    }
  }

  /** Ends the waits of {@code server.requests()}: the test has ended. */
  synchronized void endTest() {
    testHasEnded = true;
    notifyAll();
  }

  synchronized boolean hasTestEnded() {
    return testHasEnded;
  }

  /** Wakes all waiting threads: no more requests arrive, for a reason. */
  synchronized void close(String why) {
    reason = why;
    closed = true;
    notifyAll();
  }

  /**
   * Receives the oldest request that matches, waiting until a deadline.
   *
   * @throws IllegalStateException if the server is closed meanwhile
   */
  Optional<Exchange> take(Matcher<? super Received> pattern, long deadlineNanos)
      throws InterruptedException {
    return take(pattern, seen -> awaitArrivalAfter(seen, deadlineNanos));
  }

  /**
   * Receives the oldest request that matches, waiting until the test ends or the server is closed.
   */
  Optional<Exchange> takeInTest(Matcher<? super Received> pattern) throws InterruptedException {
    return take(pattern, this::awaitArrivalInTest);
  }

  /** Waits for another request to be parked; tells whether one was. */
  @FunctionalInterface
  private interface ArrivalWait {
    boolean forArrivalAfter(long seen) throws InterruptedException;
  }

  private Optional<Exchange> take(Matcher<? super Received> pattern, ArrivalWait waiting)
      throws InterruptedException {
    enter();
    try {
      long seen;
      do {
        seen = arrivals();
        for (Exchange request : requests()) {
          if (pattern.matches(request) && take(request)) {
            return Optional.of(request);
          }
        }
      } while (waiting.forArrivalAfter(seen));
      return Optional.empty();
    } finally {
      leave();
    }
  }

  private synchronized boolean take(Exchange request) {
    if (!remove(request)) {
      return false;
    }
    request.take();
    owed.removeIf(earlier -> !earlier.awaitsTestReply());
    if (request.awaitsTestReply()) {
      owed.add(request);
    }
    return true;
  }

  private synchronized void enter() {
    receivers++;
  }

  private synchronized void leave() {
    receivers--;
  }

  private synchronized long arrivals() {
    return arrivals;
  }

  private synchronized boolean awaitArrivalAfter(long seen, long deadlineNanos)
      throws InterruptedException {
    while (arrivals == seen && !closed) {
      long millis = (deadlineNanos - System.nanoTime() + 999_999) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    if (closed) {
      throw new IllegalStateException(reason + "; nothing more will be received");
    }
    return true;
  }

  private synchronized boolean awaitArrivalInTest(long seen) throws InterruptedException {
    while (arrivals == seen && !closed && !testHasEnded) {
      wait();
    }
    return arrivals != seen;
  }
}

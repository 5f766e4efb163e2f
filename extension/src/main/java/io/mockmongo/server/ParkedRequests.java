package io.mockmongo.server;

import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The parked requests of a conversation, oldest first, and the threads that wait to receive one.
 * Thread-safe.
 */
final class ParkedRequests {

  private final RequestQueue parked = new RequestQueue();
  private final OwedReplies owed = new OwedReplies();
  private int receivers;
  private boolean testHasEnded;
  private boolean closed;
  private String reason = "";

  /** Parks a request; returns false, and does nothing, if closed. */
  synchronized boolean park(Exchange request) {
    if (closed) {
      return false;
    }
    parked.add(request);
    notifyAll();
    return true;
  }

  /** Removes a request; returns true to exactly one caller. */
  synchronized boolean remove(Exchange request) {
    return parked.remove(request);
  }

  /** Returns the parked requests that one server received. */
  synchronized List<Exchange> requestsOf(String address) {
    return parked.of(address);
  }

  /** Tells whether a request is parked. */
  synchronized boolean holds(Received request) {
    return parked.contains(request);
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
    return !closed && parked.wantReply(address);
  }

  /** Tells whether the test has received a request that it has not answered yet. */
  synchronized boolean isAnswerOwed() {
    return owed.areAny();
  }

  /** Discards a request that wants no reply, once the journal has discarded it. */
  synchronized void forget(Fact fact) {
    if (fact instanceof Exchange request && !request.wantsReply()) {
      parked.remove(request);
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

  /** Receives the oldest request that is wanted, without waiting. */
  Optional<Exchange> poll(Predicate<Exchange> wanted) {
    return take(wanted, oldestFirst());
  }

  /**
   * Receives the oldest request that is wanted, waiting until a deadline.
   *
   * @throws IllegalStateException if the server is closed meanwhile
   */
  Optional<Exchange> take(Predicate<Exchange> wanted, long deadlineNanos)
      throws InterruptedException {
    return take(wanted, seen -> awaitArrivalAfter(seen, deadlineNanos));
  }

  /**
   * Receives the oldest request that is wanted, waiting until the test ends or the server is
   * closed.
   */
  Optional<Exchange> takeInTest(Predicate<Exchange> wanted) throws InterruptedException {
    return take(wanted, this::awaitArrivalInTest);
  }

  /** Waits for another request to be parked; tells whether one was. */
  @FunctionalInterface
  private interface ArrivalWait {
    boolean forArrivalAfter(long seen) throws InterruptedException;
  }

  private Optional<Exchange> take(Predicate<Exchange> wanted, ArrivalWait waiting)
      throws InterruptedException {
    enter();
    try {
      long compared = 0;
      long seen;
      do {
        seen = arrivals();
        Optional<Exchange> taken =
            take(wanted, compared == 0 ? oldestFirst() : arrivedAfter(compared));
        if (taken.isPresent()) {
          return taken;
        }
        compared = seen;
      } while (waiting.forArrivalAfter(seen));
      return Optional.empty();
    } finally {
      leave();
    }
  }

  private Optional<Exchange> take(Predicate<Exchange> wanted, Iterator<Exchange> requests) {
    while (requests.hasNext()) {
      Exchange request = requests.next();
      if (wanted.test(request) && take(request)) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  private synchronized boolean take(Exchange request) {
    if (!remove(request)) {
      return false;
    }
    request.take();
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
    return parked.arrivals();
  }

  private synchronized Iterator<Exchange> arrivedAfter(long earlier) {
    return parked.addedAfter(earlier).iterator();
  }

  /** Returns an iterator over all parked requests, which copies none. */
  private Iterator<Exchange> oldestFirst() {
    return new Iterator<>() {
      private Exchange next = firstAfter(Position.START);

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Exchange next() {
        Exchange current = next;
        next = firstAfter(current.position());
        return current;
      }
    };
  }

  private synchronized Exchange firstAfter(Position position) {
    return parked.firstAfter(position);
  }

  private synchronized boolean awaitArrivalAfter(long seen, long deadlineNanos)
      throws InterruptedException {
    while (parked.arrivals() == seen && !closed) {
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
    while (parked.arrivals() == seen && !closed && !testHasEnded) {
      wait();
    }
    return parked.arrivals() != seen;
  }
}

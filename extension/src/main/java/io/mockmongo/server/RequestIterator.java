package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.script.Request;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hamcrest.Matcher;

/** Receives one request after another for the test, until the test ends. */
final class RequestIterator implements Iterator<Request> {

  private final RequestReceiver receiving;
  private final Matcher<? super Received> pattern;
  private final Duration timeout;
  private Optional<Exchange> next = Optional.empty();

  RequestIterator(RequestReceiver receiving, Matcher<? super Received> pattern, Duration timeout) {
    this.receiving = receiving;
    this.pattern = pattern;
    this.timeout = timeout;
  }

  /** Waits for the next request, and receives it. */
  @Override
  public boolean hasNext() {
    if (next.isEmpty()) {
      next = receiving.next(pattern, timeout);
    }
    return next.isPresent();
  }

  @Override
  public Request next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the test has ended; no more requests are received");
    }
    Request taken = next.orElseThrow();
    next = Optional.empty();
    return taken;
  }
}

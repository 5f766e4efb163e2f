package io.mockmongo.server;

import io.mockmongo.call.WorkerPool;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.ResponderChain;

/**
 * Requests that nobody answers yet: those that are parked for the test, and hellos that wait for
 * news. Each is offered anew whenever something changes, and then answered by a worker: what a
 * test's answer does never holds up the test itself, the timer or another connection.
 */
final class WaitingRequests {

  private final ResponderChain responders;
  private final WaitingHellos hellos;
  private final RefusalMonitor refusals;
  private final WorkerPool workers;
  private final InFlight inFlight;

  WaitingRequests(
      ResponderChain responders,
      WaitingHellos hellos,
      RefusalMonitor refusals,
      WorkerPool workers,
      InFlight inFlight) {
    this.responders = responders;
    this.hellos = hellos;
    this.refusals = refusals;
    this.workers = workers;
    this.inFlight = inFlight;
  }

  /**
   * Finds a place for a request to wait in.
   *
   * @param request the request
   * @param decision what was decided about it
   * @return the answer, where somebody answers; perhaps one that was declared just meanwhile, and
   *     so may have missed it; else null
   */
  Decision.Answered place(Exchange request, Decision decision) {
    Decision latest = decision;
    while (!(latest instanceof Decision.Answered answered)) {
      boolean waits = latest instanceof Decision.Wait;
      if (latest instanceof Decision.Wait wait) {
        hellos.add(request, wait.most(), () -> answerNow(request));
      } else {
        refusals.place(request);
      }
      if (!isNews(request, waits) || !remove(request, waits)) {
        return null;
      }
      latest = decide(request, waits);
    }
    return answered;
  }

  /** Offers all requests that wait to what is declared by now. */
  void reconsider() {
    for (Exchange hello : hellos.requests()) {
      reconsider(hello, true);
    }
    for (Exchange request : refusals.parked()) {
      reconsider(request, false);
    }
  }

  private void reconsider(Exchange request, boolean waits) {
    if (isNews(request, waits) && remove(request, waits)) {
      Decision.Answered answered = place(request, decide(request, waits));
      if (answered != null) {
        answerOnWorker(request, answered);
      }
    }
  }

  /** Offers a request anew that lost its place, and finds another one for it. */
  void placeAnew(Exchange request) {
    Decision.Answered answered = place(request, responders.decideNow(request));
    if (answered != null) {
      answerOnWorker(request, answered);
    }
  }

  private Decision decide(Exchange request, boolean waited) {
    return waited ? responders.decide(request) : responders.decideNow(request);
  }

  /** Tells whether a request need not wait any longer. */
  private boolean isNews(Exchange request, boolean waits) {
    try {
      Offer offer = responders.offer(request);
      return waits
          ? !(offer instanceof Offer.ToWait)
          : offer instanceof Offer.ToAnswer || offer instanceof Offer.ToWait;
    } catch (RuntimeException | Error thrown) {
      return true; // deciding will throw again, and report it
    }
  }

  private boolean remove(Exchange request, boolean waits) {
    return waits ? hellos.remove(request) : refusals.remove(request);
  }

  /** Answers a hello that has waited for long enough, on a worker of the timer's. */
  private void answerNow(Exchange hello) {
    Decision.Answered answered = place(hello, responders.decideNow(hello));
    if (answered != null) {
      hello.answer(answered);
    }
  }

  private void answerOnWorker(Exchange request, Decision.Answered answered) {
    InFlight.Entry entry = inFlight.enter();
    entry.settled();
    workers.run(
        () -> {
          try (entry) {
            request.answer(answered);
          }
        });
  }

  /** Drops what waits on a connection that has ended; what is parked stays for the test. */
  void forget(ConnectionId connection) {
    hellos.removeAll(connection);
  }
}

package io.mockmongo.server;

import io.mockmongo.call.WorkerPool;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.Offer;
import io.mockmongo.respond.ResponderChain;

/**
 * The requests that no responder answers yet: parked requests, and hellos that wait for a topology
 * change. Each is offered to the responders again whenever a declaration or the server's state
 * changes; a worker then answers, so that the test's code never blocks the test's thread, the timer
 * or another connection.
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
   * Parks a request, or adds it to the waiting hellos.
   *
   * @param request the request
   * @param decision the decision about the request
   * @return the answer, if a responder answers after all (it may have been declared meanwhile);
   *     else null
   */
  Decision.Answered place(Exchange request, Decision decision) {
    Decision latest = decision;
    while (!(latest instanceof Decision.Answered answered)) {
      boolean waits = latest instanceof Decision.Deferral;
      if (latest instanceof Decision.Deferral wait) {
        hellos.add(request, wait.timeout(), () -> answerNow(request));
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

  /** Offers all waiting requests to the responders again. */
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

  /** Offers a request of an ended conversation to the responders, and parks it if none answers. */
  void placeAnew(Exchange request) {
    Decision.Answered answered = place(request, responders.decideNow(request));
    if (answered != null) {
      answerOnWorker(request, answered);
    }
  }

  /** Offers a request that waits for a reply again. */
  void offerAgain(Exchange request) {
    Decision.Answered answered = place(request, responders.decide(request));
    if (answered != null) {
      answerOnWorker(request, answered);
    }
  }

  private Decision decide(Exchange request, boolean waited) {
    return waited ? responders.decide(request) : responders.decideNow(request);
  }

  /** Tells whether the responders' offer for a waiting request has changed. */
  private boolean isNews(Exchange request, boolean waits) {
    Offer offer = responders.offer(request);
    boolean isWait = offer instanceof Offer.ToWait || offer instanceof Offer.ToWithhold;
    return waits ? !isWait : isWait || offer instanceof Offer.ToAnswer;
  }

  private boolean remove(Exchange request, boolean waits) {
    return waits ? hellos.remove(request) : refusals.remove(request);
  }

  /** Answers a hello whose waiting time is over, on a worker. */
  private void answerNow(Exchange hello) {
    Decision.Answered answered = place(hello, responders.decideNow(hello));
    if (answered != null) {
      hello.answer(answered);
    }
  }

  private void answerOnWorker(Exchange request, Decision.Answered answered) {
    InFlight.ActiveRequest entry = inFlight.enter();
    entry.settled();
    workers.run(
        () -> {
          try (entry) {
            request.answer(answered);
          }
        });
  }

  /**
   * Removes the waiting hellos of a connection that has ended; its parked requests stay for the
   * test.
   */
  void forget(ConnectionId connection) {
    hellos.removeAll(connection);
  }
}

package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.Responders;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;

/** Takes each request to whoever answers it, now or once something changes. */
final class Reception {

  private final Responders responders;
  private final Parking parking;
  private final Unanswered unanswered;
  private final HelloWaits helloWaits;
  private final Findings findings;
  private final AtomicLong changes = new AtomicLong();

  Reception(
      Responders responders,
      Parking parking,
      Unanswered unanswered,
      HelloWaits helloWaits,
      Findings findings) {
    this.responders = responders;
    this.parking = parking;
    this.unanswered = unanswered;
    this.helloWaits = helloWaits;
    this.findings = findings;
  }

  void arrive(Request request) {
    long seen = changes.get();
    show(request);
    act(request, decide(request, false));
    if (changes.get() != seen) {
      reconsider(); // what was declared while this one was on its way may have missed it
    }
  }

  /** Offers all requests that wait to what is declared by now. */
  void reconsider() {
    changes.incrementAndGet();
    for (Request hello : helloWaits.requests()) {
      if (helloWaits.remove(hello)) {
        act(hello, decide(hello, false));
      }
    }
    for (Request request : parking.requests()) {
      if (parking.remove(request)) {
        act(request, decide(request, true));
      }
    }
  }

  /** Completes a reply's body before it is sent. */
  RawBsonDocument completed(RawBsonDocument reply) {
    return responders.completed(reply);
  }

  /** Drops what waits on a connection that has ended; what is parked stays for the test. */
  void forget(ConnectionId connection) {
    helloWaits.removeAll(connection);
    responders.forget(connection);
  }

  private void act(Request request, Decision decision) {
    if (decision instanceof Decision.Answered answered) {
      answered.failure().ifPresent(thrown -> findings.threw(answered.by(), request, thrown));
      request.carryOut(answered.reply(), answered.by());
    } else if (decision instanceof Decision.AwaitChange await) {
      helloWaits.add(request, await.most(), () -> act(request, decide(request, true)));
    } else {
      park(request, ((Decision.Park) decision).held());
    }
  }

  private void park(Request request, boolean held) {
    if (!held && unanswered.isCertain(request)) {
      unanswered.refuse(request);
      return;
    }
    parking.park(request);
    unanswered.watch(request, held);
  }

  private Decision decide(Request request, boolean now) {
    try {
      return now ? responders.decideNow(request) : responders.decide(request);
    } catch (RuntimeException | Error thrown) {
      return Responders.failed("a pattern of the test threw " + thrown, "a pattern", thrown);
    }
  }

  private void show(Request request) {
    try {
      responders.show(request);
    } catch (RuntimeException | Error thrown) {
      findings.threw("an observer", request, thrown);
    }
  }
}

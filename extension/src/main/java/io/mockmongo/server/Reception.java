package io.mockmongo.server;

import io.mockmongo.journal.ConnectionId;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.Step;
import io.mockmongo.respond.Decision;
import io.mockmongo.respond.Origin;
import io.mockmongo.respond.Responders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.RawBsonDocument;

/**
 * Takes each request to whoever answers it, now or once something changes. A new request is
 * answered on its connection's own thread, one that had to wait on a worker: what a test's answer
 * does never holds up the test itself, the timer or another connection.
 */
final class Reception {

  private static final int RESPONDER_FAILED = 6626;
  private static final Origin A_PATTERN = Origin.of("a pattern");
  private static final Runnable NOTHING = () -> {};

  private final Responders responders;
  private final Parking parking;
  private final Unanswered unanswered;
  private final HelloWaits helloWaits;
  private final Findings findings;
  private final Workers workers;
  private final Pauses pauses;
  private final Silences silences;
  private final UnderWay arrivals = new UnderWay();
  private final UnderWay answers = new UnderWay();
  private final AtomicLong changes = new AtomicLong();

  Reception(
      Responders responders,
      Parking parking,
      Unanswered unanswered,
      HelloWaits helloWaits,
      Findings findings,
      Workers workers,
      Pauses pauses,
      Silences silences) {
    this.responders = responders;
    this.parking = parking;
    this.unanswered = unanswered;
    this.helloWaits = helloWaits;
    this.findings = findings;
    this.workers = workers;
    this.pauses = pauses;
    this.silences = silences;
  }

  /** Takes in a new request as soon as it is recorded, on its connection's thread. */
  void arrive(Supplier<Request> recording) {
    answers.begin();
    try {
      Runnable answering =
          arrivals.during(
              () -> {
                Request request = recording.get();
                show(request);
                return settle(request, responders::decide);
              });
      answering.run();
    } finally {
      answers.end();
    }
  }

  /** Waits until no answer is being made or sent, at most so long. */
  void awaitAnswers(Duration most) {
    answers.awaitNone(most);
  }

  /** Waits until all that came has its place, at most so long. */
  void awaitArrivals(Duration most) {
    arrivals.awaitNone(most);
  }

  /** Offers all requests that wait to what is declared by now. */
  void reconsider() {
    changes.incrementAndGet();
    for (Request hello : helloWaits.requests()) {
      if (!mustWait(hello) && helloWaits.remove(hello)) {
        runOnWorker(settle(hello, responders::decide));
      }
    }
    for (Request request : parking.requests()) {
      if (wouldAnswer(request) && parking.remove(request)) {
        runOnWorker(settle(request, responders::decideNow));
      }
    }
  }

  /** Tells whether an answer is being made or sent. */
  boolean isBusy() {
    return answers.isAny() || pauses.arePending();
  }

  /** Goes on with an answer after a pause. */
  void later(Duration time, Runnable then) {
    pauses.add(time, then);
  }

  /** Takes note of a request that gets no reply, or not for a while. */
  void leftWaiting(Request request) {
    silences.add(request);
  }

  /** Completes a reply's body before it is sent. */
  RawBsonDocument completed(Request request, Step.Send send) {
    return responders.completed(request, send);
  }

  /** Opens a cursor, or goes on with one. */
  List<Step> opened(Request request, Step.SendBatch batch, Origin by) {
    return responders.opened(request, batch, by);
  }

  /** Drops what waits on a connection that has ended; what is parked stays for the test. */
  void forget(ConnectionId connection) {
    helloWaits.removeAll(connection);
    responders.forget(connection);
  }

  /**
   * Finds who answers a request, or a place for it to wait; and starts again if something was
   * declared meanwhile, which may have missed it.
   *
   * @return what is left to do: to answer, or nothing
   */
  private Runnable settle(Request request, Function<Request, Decision> deciding) {
    long seen;
    do {
      seen = changes.get();
      Decision decision = decide(request, deciding);
      if (decision instanceof Decision.Answered answered) {
        return () -> answer(request, answered);
      }
      place(request, decision);
    } while (changes.get() != seen && takeBack(request));
    return NOTHING;
  }

  private void place(Request request, Decision decision) {
    if (decision instanceof Decision.AwaitChange wait) {
      helloWaits.add(request, wait.most(), () -> settleDue(request));
    } else {
      unanswered.place(request);
    }
  }

  private boolean takeBack(Request request) {
    return helloWaits.remove(request) || parking.remove(request);
  }

  private void settleDue(Request hello) {
    settle(hello, responders::decideNow).run();
  }

  private void runOnWorker(Runnable work) {
    if (work == NOTHING) {
      return;
    }
    answers.begin();
    workers.run(
        () -> {
          try {
            work.run();
          } finally {
            answers.end();
          }
        });
  }

  /** Whatever a responder throws must reach the test, and must not leave the client waiting. */
  private void answer(Request request, Decision.Answered decision) {
    Reply reply;
    try {
      reply = decision.answer().to(request);
      if (reply == null) {
        throw new NullPointerException("the answer is null; Reply.silence() sends nothing");
      }
      Streams.check(request, reply);
    } catch (Throwable thrown) {
      reply = failure(request, decision.by(), thrown);
    }
    request.carryOut(reply, decision.by());
  }

  private Decision decide(Request request, Function<Request, Decision> deciding) {
    try {
      return deciding.apply(request);
    } catch (RuntimeException | Error thrown) {
      return new Decision.Answered(failure(request, A_PATTERN, thrown), A_PATTERN);
    }
  }

  private Reply failure(Request request, Origin by, Throwable thrown) {
    findings.threw(by.toString(), request, thrown);
    String message = "code of the test threw " + thrown + ": " + by;
    return Reply.error(RESPONDER_FAILED, "MockMongoResponderFailed", message);
  }

  private void show(Request request) {
    try {
      responders.show(request);
    } catch (RuntimeException | Error thrown) {
      findings.threw("an observer", request, thrown);
    }
  }

  private boolean mustWait(Request hello) {
    try {
      return responders.mustWait(hello);
    } catch (RuntimeException | Error thrown) {
      return false; // it throws again, and is told of, when decided about
    }
  }

  private boolean wouldAnswer(Request request) {
    try {
      return responders.wouldAnswer(request);
    } catch (RuntimeException | Error thrown) {
      return true; // it throws again, and is told of, when decided about
    }
  }
}

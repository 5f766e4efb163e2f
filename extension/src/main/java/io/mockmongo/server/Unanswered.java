package io.mockmongo.server;

import io.mockmongo.reply.Reply;
import io.mockmongo.respond.Responders;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that a request which nobody answers does not leave its client hanging: it is refused
 * with a command error once it is certain that nobody will take it, or its time is over; and the
 * test fails.
 *
 * <p>It is certain where no handle to the server was given out; and where the test's own thread
 * waits inside the driver, or for a background call, while nothing else happens.
 */
final class Unanswered {

  /** The code of the error that a client gets where nobody answered. */
  private static final int CODE = 6625;

  private static final String CODE_NAME = "MockMongoUnanswered";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Settings settings;
  private final Parking parking;
  private final Responders responders;
  private final Recorder recorder;
  private final Findings findings;
  private final Timer timer;
  private final Certainty certainty;
  private final Unfinished unfinished;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean testHasEnded;

  Unanswered(
      Settings settings,
      Parking parking,
      Responders responders,
      Recorder recorder,
      Findings findings,
      Timer timer,
      Certainty certainty,
      Unfinished unfinished) {
    this.settings = settings;
    this.parking = parking;
    this.responders = responders;
    this.recorder = recorder;
    this.findings = findings;
    this.timer = timer;
    this.certainty = certainty;
    this.unfinished = unfinished;
  }

  /** Parks a request, or refuses it at once where nobody has the server in hand to take it. */
  void place(Request request) {
    if (parking.isClosed()) {
      return; // whoever closed the server wants no answer
    }
    if (!settings.unattended()) {
      parking.park(request);
      watch();
      refuseIfTestHasEnded(request);
    } else if (request.wantsReply()) {
      refuse(request);
    }
  }

  void beginTest() {
    testHasEnded = false;
    parking.beginTest();
  }

  /** Refuses what is parked, and from now on what would be: the test has ended. */
  void endTest() {
    testHasEnded = true;
    parking.endTest();
    parking.requests().forEach(this::refuseIfTestHasEnded);
  }

  /** Lets go what was held back, once the test has ended; that is no finding. */
  void letGoAfterEnd() {
    for (Request request : parking.requests()) {
      if (testHasEnded && request.wantsReply() && parking.remove(request)) {
        answer(request, "MockMongo: the test has ended");
      }
    }
  }

  private void refuseIfTestHasEnded(Request request) {
    if (testHasEnded && request.wantsReply() && !isHeld(request) && parking.remove(request)) {
      refuse(request);
    }
  }

  private void watch() {
    if (parking.isLookedAfter() && looking.compareAndSet(false, true)) {
      timer.after(BETWEEN_LOOKS, this::look);
    }
  }

  private void look() {
    try {
      boolean interrupted = certainty.isTestInterrupted();
      if (interrupted) {
        unfinished.interruptedInDriver();
      }
      boolean certain = certainty.look();
      for (Request request : parking.requests()) {
        if (isToBeRefused(request, certain, interrupted) && parking.remove(request)) {
          refuse(request);
        }
      }
    } finally {
      looking.set(false);
      watch();
    }
  }

  /** What the test holds back is left its whole time. */
  private boolean isToBeRefused(Request request, boolean certain, boolean interrupted) {
    return request.wantsReply()
        && (interrupted || isOverdue(request) || certain && !isHeld(request));
  }

  private boolean isOverdue(Request request) {
    long waited = recorder.elapsedNanos() - request.elapsedNanos();
    return waited > settings.patience().toNanos()
        && (waited > Debugger.PATIENCE.toNanos() || !settings.debugged().getAsBoolean());
  }

  private boolean isHeld(Request request) {
    try {
      return responders.isHeld(request);
    } catch (RuntimeException | Error thrown) {
      return false; // a pattern of the test's own; telling why nobody answered tells of it
    }
  }

  /**
   * Answers with an error for the client, and fails the test with the whole story; but not where
   * the test itself has ended the connection.
   */
  private void refuse(Request request) {
    if (request.isMoot()) {
      return;
    }
    String message = "MockMongo: nobody answered " + request.what();
    try {
      var story =
          new UnansweredStory(
              request,
              recorder.journal(),
              Candidate.all(responders.declarations(), unfinished.waits()),
              certainty.testLine());
      findings.unmatched(story.whole());
      message = story.oneLine();
    } catch (RuntimeException | Error thrown) { // a pattern of the test's own, for one
      findings.add(message + ", and telling why failed: " + thrown, thrown);
    }
    answer(request, message);
  }

  private static void answer(Request request, String message) {
    request.carryOut(Reply.error(CODE, CODE_NAME, message), Request.NOBODY);
  }
}

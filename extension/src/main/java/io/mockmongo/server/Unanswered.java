package io.mockmongo.server;

import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.respond.Responders;
import java.time.Duration;

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
  static final int CODE = 6625;

  private static final String CODE_NAME = "MockMongoUnanswered";

  /** How often the test's thread is looked at before it is believed to be stuck. */
  private static final int LOOKS = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Settings settings;
  private final Parking parking;
  private final Recorder recorder;
  private final Responders responders;
  private final Findings findings;
  private final Timer timer;
  private final TestThread testThread;

  Unanswered(
      Settings settings,
      Parking parking,
      Recorder recorder,
      Responders responders,
      Findings findings,
      Timer timer) {
    this.settings = settings;
    this.parking = parking;
    this.recorder = recorder;
    this.responders = responders;
    this.findings = findings;
    this.timer = timer;
    this.testThread = TestThread.current();
  }

  /** Tells whether nobody can take a request since nobody has the server in hand. */
  boolean isCertain(Request request) {
    return settings.unattended() && request.wantsReply();
  }

  /** Sees to a request that was parked; one that the test holds back is left its whole time. */
  void watch(Request request, boolean held) {
    if (request.wantsReply()) {
      timer.after(BETWEEN_LOOKS, () -> look(request, held, recorder.lastOrder(), 0));
    }
  }

  /** Answers a request that nobody took with an error for the client, and fails the test. */
  void refuse(Request request) {
    String line = testThread.line();
    var story = new UnansweredStory(request, recorder.journal(), responders.declarations(), line);
    findings.add(story.whole(), null);
    request.carryOut(Reply.error(CODE, CODE_NAME, story.oneLine()), "nobody");
  }

  /** Refuses a request as the test ends; one that was held back on purpose is no finding. */
  void refuseAtEnd(Request request) {
    if (responders.isHeld(request)) {
      request.carryOut(Reply.error(CODE, CODE_NAME, "MockMongo: the test has ended"), "nobody");
    } else {
      refuse(request);
    }
  }

  private void look(Request request, boolean held, long seen, int stuckBefore) {
    long order = recorder.lastOrder();
    boolean stuck = !held && order == seen && !parking.isAwaited() && testThread.isStuck();
    int looks = stuck ? stuckBefore + 1 : 0;
    if (looks >= LOOKS || isOverdue(request)) {
      if (parking.remove(request)) {
        refuse(request);
      }
    } else if (parking.requests().contains(request)) {
      timer.after(BETWEEN_LOOKS, () -> look(request, held, order, looks));
    }
  }

  private boolean isOverdue(Received request) {
    long waited = recorder.elapsedNanos() - request.elapsedNanos();
    return waited > settings.patience().toNanos()
        && (waited > Debugger.PATIENCE.toNanos() || !Debugger.isAttached());
  }
}

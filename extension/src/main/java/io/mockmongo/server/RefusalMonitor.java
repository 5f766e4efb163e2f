package io.mockmongo.server;

import io.mockmongo.call.DebuggerDetector;
import io.mockmongo.call.Timer;
import io.mockmongo.journal.Journal;
import io.mockmongo.reply.Reply;
import io.mockmongo.verify.NearMiss;
import io.mockmongo.verify.UnansweredText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that a request which nobody answers does not leave its client hanging: it is refused
 * with a command error once it is certain that nobody will take it, or its time is over; and the
 * test fails.
 *
 * <p>It is certain where no handle to the server was given out; and where the test's own thread
 * waits inside the driver, or for a background call, while nothing else happens.
 */
final class RefusalMonitor {

  /** The code of the error that a client gets where nobody answered. */
  private static final int CODE = 6625;

  private static final String CODE_NAME = "MockMongoUnanswered";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final ServerSettings settings;
  private final Responders responders;
  private final CurrentConversation conversation;
  private final Timer timer;
  private final AtomicBoolean looking = new AtomicBoolean();

  RefusalMonitor(
      ServerSettings settings,
      Responders responders,
      CurrentConversation conversation,
      Timer timer) {
    this.settings = settings;
    this.responders = responders;
    this.conversation = conversation;
    this.timer = timer;
  }

  /** Parks a request, or refuses it at once where nobody has the server in hand to take it. */
  void place(Exchange request) {
    Conversation current = conversation.get();
    if (settings.test().unattended()) {
      if (request.wantsReply() && !current.parking().isClosed()) {
        refuse(request, current);
      }
      return;
    }
    while (!current.parking().park(request)) {
      Conversation latest = conversation.get();
      if (latest == current) {
        return; // whoever closed the server wants no answer
      }
      current = latest; // a new test began meanwhile
    }
    watch();
    refuseIfTestHasEnded(request, current);
  }

  /** Returns what is parked of this server's. */
  List<Exchange> parked() {
    return conversation.get().parking().requestsOf(responders.address());
  }

  /** Takes a parked request out; returns whether it was there, which only one caller is told. */
  boolean remove(Exchange request) {
    return conversation.get().parking().remove(request);
  }

  /** Refuses what is parked: the test has ended. */
  void endTest() {
    Conversation current = conversation.get();
    parked().forEach(request -> refuseIfTestHasEnded(request, current));
  }

  /** Lets go what was held back, once the test has ended; that is no finding. */
  void letGoAfterEnd() {
    ParkedRequests parking = conversation.get().parking();
    for (Exchange request : parked()) {
      if (parking.hasTestEnded() && request.wantsReply() && parking.remove(request)) {
        answer(request, "MockMongo: the test has ended");
      }
    }
  }

  private void refuseIfTestHasEnded(Exchange request, Conversation current) {
    ParkedRequests parking = current.parking();
    if (parking.hasTestEnded()
        && request.wantsReply()
        && !responders.isHeld(request)
        && parking.remove(request)) {
      refuse(request, current);
    }
  }

  private void watch() {
    if (conversation.get().parking().isLookedAfter(responders.address())
        && looking.compareAndSet(false, true)) {
      timer.after(BETWEEN_LOOKS, this::look);
    }
  }

  private void look() {
    try {
      Conversation current = conversation.get();
      boolean interrupted = current.detector().isTestInterrupted();
      if (interrupted) {
        current.unfinished().interruptedInDriver();
      }
      boolean stuck = current.detector().look();
      for (Exchange request : parked()) {
        if (isToBeRefused(request, stuck, interrupted) && current.parking().remove(request)) {
          refuse(request, current);
        }
      }
    } finally {
      looking.set(false);
      watch();
    }
  }

  /** What the test holds back is left its whole time. */
  private boolean isToBeRefused(Exchange request, boolean stuck, boolean interrupted) {
    return request.wantsReply()
        && (interrupted || isOverdue(request) || stuck && !responders.isHeld(request));
  }

  private boolean isOverdue(Exchange request) {
    long waited = conversation.get().recorder().elapsedNanos() - request.elapsedNanos();
    return waited > settings.test().patience().toNanos()
        && (waited > DebuggerDetector.PATIENCE.toNanos()
            || !settings.test().debugged().getAsBoolean());
  }

  /**
   * Answers with an error for the client, and fails the test with the whole story; but not where
   * the test itself has ended the connection.
   */
  private void refuse(Exchange request, Conversation current) {
    if (request.isMoot()) {
      return;
    }
    String message = "MockMongo: nobody answered " + request.what();
    try {
      UnansweredText story = story(request, current);
      current.findings().unmatched(story.whole());
      message = story.oneLine();
    } catch (RuntimeException | Error thrown) { // a pattern of the test's own, for one
      current.findings().add(message + ", and telling why failed: " + thrown, thrown);
    }
    answer(request, message);
  }

  private UnansweredText story(Exchange request, Conversation current) {
    Journal journal = current.recorder().journal();
    List<NearMiss> candidates =
        NearMiss.all(responders.declared().all(), current.unfinished().waits());
    return new UnansweredText(request, journal, candidates, current.detector().testLine());
  }

  private static void answer(Exchange request, String message) {
    request.carryOut(Reply.error(CODE, CODE_NAME, message), Exchange.NOBODY);
  }
}

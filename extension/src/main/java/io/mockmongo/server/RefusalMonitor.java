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
 * Refuses unanswered requests with a command error and fails the test, so that no client hangs: as
 * soon as no thread can receive the request any more, or at the timeout.
 *
 * <p>No thread can where the test was given no handle to the server; and where the test's own
 * thread waits inside the driver, for a background call or for a result, while no fact is recorded.
 */
final class RefusalMonitor {

  /** The error code of a request that was not answered. */
  private static final int CODE = 6625;

  private static final String CODE_NAME = "MockMongoUnanswered";
  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

  private final ServerSettings settings;
  private final Responders responders;
  private final CurrentConversation conversation;
  private final Timer timer;
  private final AtomicBoolean scheduled = new AtomicBoolean();

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

  /** Parks a request; refuses it at once where the test has no handle to the server. */
  void place(Exchange request) {
    Conversation current = conversation.get();
    while (!park(request, current)) {
      Conversation latest = conversation.get();
      if (latest == current) {
        return; // the server is closed
      }
      current = latest; // a new test began
    }
  }

  /** Parks or refuses a request; returns false, and does nothing, if the conversation is closed. */
  private boolean park(Exchange request, Conversation current) {
    if (settings.test().unattended()) {
      return refuseAtOnce(request, current);
    }
    if (!current.parkedRequests().park(request)) {
      return false;
    }
    watch();
    refuseIfTestHasEnded(request, current);
    return true;
  }

  private boolean refuseAtOnce(Exchange request, Conversation current) {
    if (current.parkedRequests().isClosed()) {
      return false;
    }
    if (request.wantsReply()) {
      refuse(request, current);
    }
    return true;
  }

  /** Returns the parked requests of this server. */
  List<Exchange> parked() {
    return conversation.get().parkedRequests().requestsOf(responders.address());
  }

  /** Removes a parked request; returns true to one caller only, false if it was not parked. */
  boolean remove(Exchange request) {
    return conversation.get().parkedRequests().remove(request);
  }

  /** Refuses the parked requests at the end of the test. */
  void endTest() {
    Conversation current = conversation.get();
    parked().forEach(request -> refuseIfTestHasEnded(request, current));
  }

  /** Answers held requests with an error after the end of the test; that is no finding. */
  void releaseHeld() {
    ParkedRequests parkedRequests = conversation.get().parkedRequests();
    for (Exchange request : parked()) {
      if (parkedRequests.hasTestEnded() && request.wantsReply() && parkedRequests.remove(request)) {
        answer(request, "MockMongo: the test has ended");
      }
    }
  }

  private void refuseIfTestHasEnded(Exchange request, Conversation current) {
    ParkedRequests parkedRequests = current.parkedRequests();
    if (parkedRequests.hasTestEnded()
        && request.wantsReply()
        && !responders.isHeld(request)
        && parkedRequests.remove(request)) {
      refuse(request, current);
    }
  }

  private void watch() {
    if (conversation.get().parkedRequests().isLookedAfter(responders.address())
        && scheduled.compareAndSet(false, true)) {
      timer.after(BETWEEN_CHECKS, this::check);
    }
  }

  private void check() {
    try {
      Conversation current = conversation.get();
      boolean interrupted = current.detector().isTestInterrupted();
      if (interrupted) {
        current.pendingWork().interruptedInDriver();
      }
      boolean stuck = current.detector().check();
      for (Exchange request : parked()) {
        if (isToBeRefused(request, stuck, interrupted)
            && current.parkedRequests().remove(request)) {
          refuse(request, current);
        }
      }
    } finally {
      scheduled.set(false);
      watch();
    }
  }

  /** A held request waits for the whole timeout, even if the test is stuck. */
  private boolean isToBeRefused(Exchange request, boolean stuck, boolean interrupted) {
    return request.wantsReply()
        && (interrupted || isOverdue(request) || stuck && !responders.isHeld(request));
  }

  private boolean isOverdue(Exchange request) {
    long waited = conversation.waitedNanos(request);
    return waited > settings.test().timeouts().answer().toNanos()
        && (waited > DebuggerDetector.TIMEOUT.toNanos()
            || !settings.test().debugged().getAsBoolean());
  }

  /**
   * Answers with an error and adds a finding with all details; does nothing where the test itself
   * has ended the connection, or a driver has given up a request of its own.
   */
  private void refuse(Exchange request, Conversation current) {
    if (request.wasConnectionEndedByTest()
        || request.isHousekeeping() && !request.isConnectionOpen()) {
      return;
    }
    String message = "MockMongo: " + request.what() + " was not answered";
    try {
      UnansweredText text = text(request, current);
      current.findings().unmatched(text.whole());
      message = text.oneLine();
    } catch (Throwable thrown) { // such as by a pattern of the test
      current.findings().add(message + "; its description threw " + thrown, thrown);
    }
    answer(request, message);
  }

  private UnansweredText text(Exchange request, Conversation current) {
    Journal journal = current.recorder().journal();
    List<NearMiss> candidates =
        NearMiss.all(responders.declarations(), current.pendingWork().waits());
    return new UnansweredText(
        request,
        journal,
        candidates,
        conversation.answersElsewhere(request),
        line(current.detector()));
  }

  /** A request that is refused at once comes before its test waits, if another thread sent it. */
  private String line(StuckTestDetector detector) {
    return settings.test().unattended() ? detector.currentTestLine() : detector.testLine();
  }

  private static void answer(Exchange request, String message) {
    request.carryOut(Reply.error(CODE, CODE_NAME, message), Exchange.NOBODY);
  }
}

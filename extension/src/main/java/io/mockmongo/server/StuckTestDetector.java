package io.mockmongo.server;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.call.TestThread;
import io.mockmongo.call.Waiting;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.recorder.FactReader;
import io.mockmongo.recorder.Recorder;
import io.mockmongo.request.RequestPattern;
import java.util.function.BooleanSupplier;

/**
 * Detects that no thread can still receive a parked request: at several checks in a row the test's
 * own thread waits, no other thread receives, no reply is pending, and no fact is recorded but of
 * heartbeats. How many checks it takes depends on {@linkplain Waiting how the thread waits}.
 * Thread-safe.
 */
final class StuckTestDetector {

  /** The least time between two checks, by whichever servers of a conversation. */
  private static final long BETWEEN_CHECKS_NANOS = 40_000_000;

  private static final RequestPattern HEARTBEAT = RequestPattern.heartbeat();

  /** How many checks apart the helpers of the test are looked at, which takes longer. */
  private static final int HELPERS_EVERY = 3; // the 1st, 4th, 7th, 10th ... 40th

  private final FactReader facts;
  private final ParkedRequests parkedRequests;
  private final CallRegistry calls;
  private final BooleanSupplier busy;
  private volatile TestThread testThread;
  private volatile boolean receivedElsewhere;
  private long checkedAt = System.nanoTime() - BETWEEN_CHECKS_NANOS;
  private Waiting waiting = Waiting.NOT;
  private Waiting helpers = Waiting.IN_DRIVER;
  private int idleChecks;

  StuckTestDetector(
      Thread testThread,
      Recorder recorder,
      ParkedRequests parkedRequests,
      CallRegistry calls,
      BooleanSupplier busy) {
    this.testThread = new TestThread(testThread);
    this.facts = new FactReader(recorder, Position.START);
    this.parkedRequests = parkedRequests;
    this.calls = calls;
    this.busy = busy;
  }

  /** Sets the thread of the test. */
  void belongsTo(Thread thread) {
    testThread = new TestThread(thread);
    receivedElsewhere = false;
  }

  /** Tells whether the caller is the thread of the test. */
  boolean isTestThread() {
    return Thread.currentThread() == testThread.thread();
  }

  /** Notes a thread that receives; with any but the thread of the test, nothing is certain. */
  void noteReceiver(Thread receiver) {
    if (receiver != testThread.thread()) {
      receivedElsewhere = true;
    }
  }

  /** Checks once more; returns whether the test is certainly stuck. */
  synchronized boolean check() {
    long now = System.nanoTime();
    if (now - checkedAt >= BETWEEN_CHECKS_NANOS) { // several servers check, each at its own times
      checkedAt = now;
      count();
    }
    return idleChecks >= waiting.checks();
  }

  /** Counts the checks in a row that found nothing but a test that waits, always in one way. */
  private void count() {
    Waiting before = waiting;
    boolean isQuiet = facts.next().stream().allMatch(StuckTestDetector::isOfHeartbeat);
    waiting = isQuiet && isIdle() ? waiting() : Waiting.NOT;
    idleChecks = waiting == before ? idleChecks + 1 : 1;
  }

  /** Clients send heartbeats by themselves, and servers of a deployment have many. */
  private static boolean isOfHeartbeat(Fact fact) {
    return fact instanceof Sent sent && isHeartbeat(sent.request())
        || fact instanceof Received received && isHeartbeat(received);
  }

  private static boolean isHeartbeat(Received request) {
    return request.isHousekeeping() && HEARTBEAT.matches(request);
  }

  private boolean isIdle() {
    return !receivedElsewhere
        && !busy.getAsBoolean()
        && !parkedRequests.isAnswerOwed()
        && !parkedRequests.isAwaited();
  }

  /** Tells whether the thread of the test is interrupted inside the driver, which ignores that. */
  boolean isTestInterrupted() {
    TestThread test = testThread;
    return test.thread().isInterrupted() && test.isInDriver();
  }

  /** Returns the line at which the test waits, such as {@code OrdersTest.java:42}, or "". */
  String testLine() {
    return testThread.line();
  }

  /** Returns the line at which the test is, whether it waits or not, or "". */
  String currentTestLine() {
    return testThread.currentLine();
  }

  /** A test that waits is not stuck while a background call uses another server. */
  private Waiting waiting() {
    if (calls.areAwaitedBy(testThread.thread())) {
      return Waiting.IN_DRIVER; // for a call that is in the driver
    }
    Waiting own = calls.areRunning() ? Waiting.NOT : testThread.waiting();
    if (!own.isForResult()) {
      return own;
    }
    if (idleChecks % HELPERS_EVERY == 0) {
      helpers = testThread.waitingOfHelpers();
    }
    return own.or(helpers);
  }
}

package io.mockmongo.server;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.call.TestThread;
import io.mockmongo.journal.Position;
import io.mockmongo.recorder.Recorder;
import java.util.function.BooleanSupplier;

/**
 * Detects that no thread can still receive a parked request: at several checks in a row the test's
 * own thread waits for its servers, no other thread receives, no reply is pending, and no fact is
 * recorded. Thread-safe.
 */
final class StuckTestDetector {

  /** How many checks in a row must find no activity. */
  private static final int CHECKS = 3;

  /** The least time between two checks, by whichever servers of a conversation. */
  private static final long BETWEEN_CHECKS_NANOS = 40_000_000;

  private final Recorder recorder;
  private final ParkedRequests parkedRequests;
  private final CallRegistry calls;
  private final BooleanSupplier busy;
  private volatile TestThread testThread;
  private volatile boolean receivedElsewhere;
  private long checkedAt = System.nanoTime() - BETWEEN_CHECKS_NANOS;
  private Position seen = Position.START;
  private int idleChecks;

  StuckTestDetector(
      Thread testThread,
      Recorder recorder,
      ParkedRequests parkedRequests,
      CallRegistry calls,
      BooleanSupplier busy) {
    this.testThread = new TestThread(testThread);
    this.recorder = recorder;
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
    if (now - checkedAt < BETWEEN_CHECKS_NANOS) {
      return idleChecks >= CHECKS; // several servers check, each at its own times
    }
    checkedAt = now;
    Position position = recorder.lastPosition();
    boolean idle =
        position.equals(seen)
            && !receivedElsewhere
            && !busy.getAsBoolean()
            && !parkedRequests.isAnswerOwed()
            && !parkedRequests.isAwaited();
    idleChecks = idle && isTestStuck() ? idleChecks + 1 : 0;
    seen = position;
    return idleChecks >= CHECKS;
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

  /** A test that waits in the driver is not stuck while a background call uses another server. */
  private boolean isTestStuck() {
    return calls.areAwaitedBy(testThread.thread())
        || !calls.areRunning() && testThread.isInDriver();
  }
}

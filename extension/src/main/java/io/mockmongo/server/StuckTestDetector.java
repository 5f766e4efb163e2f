package io.mockmongo.server;

import io.mockmongo.call.CallRegistry;
import io.mockmongo.call.TestThread;
import io.mockmongo.recorder.Recorder;
import java.util.function.BooleanSupplier;

/**
 * Detects that no thread can still receive a parked request: at several looks in a row the test's
 * own thread waits for its servers, nobody else receives, no answer is on its way, and nothing
 * happens. Thread-safe.
 */
final class StuckTestDetector {

  /** How often all must be still before the test is believed to be stuck. */
  private static final int LOOKS = 3;

  /** How far apart two looks are at least, of all servers of a conversation. */
  private static final long BETWEEN_LOOKS_NANOS = 40_000_000;

  private final Recorder recorder;
  private final ParkedRequests parking;
  private final CallRegistry calls;
  private final BooleanSupplier busy;
  private volatile TestThread testThread;
  private volatile boolean helped;
  private long lookedAt = System.nanoTime() - BETWEEN_LOOKS_NANOS;
  private long seen;
  private int looks;

  StuckTestDetector(
      Thread testThread,
      Recorder recorder,
      ParkedRequests parking,
      CallRegistry calls,
      BooleanSupplier busy) {
    this.testThread = new TestThread(testThread);
    this.recorder = recorder;
    this.parking = parking;
    this.calls = calls;
    this.busy = busy;
  }

  /** Takes a thread for the test's own. */
  void belongsTo(Thread thread) {
    testThread = new TestThread(thread);
    helped = false;
  }

  /** Tells whether the caller is the test. */
  boolean isTestThread() {
    return Thread.currentThread() == testThread.thread();
  }

  /** Notes who receives requests: where not only the test's own thread does, who knows. */
  void noteReceiver(Thread receiver) {
    if (receiver != testThread.thread()) {
      helped = true;
    }
  }

  /** Looks once more; returns whether the test is stuck for certain. */
  synchronized boolean look() {
    long now = System.nanoTime();
    if (now - lookedAt < BETWEEN_LOOKS_NANOS) {
      return looks >= LOOKS; // several servers look, each in its own rhythm
    }
    lookedAt = now;
    long order = recorder.lastOrder();
    boolean still =
        order == seen
            && !helped
            && !busy.getAsBoolean()
            && !parking.isAnswerOwed()
            && !parking.isAwaited();
    looks = still && isTestStuck() ? looks + 1 : 0;
    seen = order;
    return looks >= LOOKS;
  }

  /** Tells whether the test's thread is to stop, and is in the driver, which does not notice. */
  boolean isTestInterrupted() {
    TestThread test = testThread;
    return test.thread().isInterrupted() && test.isInDriver();
  }

  /** Returns the line of the test that waits, such as {@code OrdersTest.java:42}, or "". */
  String testLine() {
    return testThread.line();
  }

  /** In the driver the test may wait for another server while a background call talks to this. */
  private boolean isTestStuck() {
    return calls.areAwaitedBy(testThread.thread())
        || !calls.areRunning() && testThread.isInDriver();
  }
}

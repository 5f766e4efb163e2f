package io.mockmongo.call;

import io.mockmongo.origin.SourceLine;
import io.mockmongo.origin.UserCode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The thread of the test: the one that started the server. */
public record TestThread(Thread thread) {

  private static final String ENGINE = "org.junit.jupiter.engine.";

  static TestThread current() {
    return new TestThread(Thread.currentThread());
  }

  /** Tells whether the thread is waiting inside the driver. */
  public boolean isInDriver() {
    return ThreadSnapshot.of(thread).waiting() == Waiting.IN_DRIVER;
  }

  /** Returns how the thread waits. */
  public Waiting waiting() {
    return ThreadSnapshot.of(thread).waiting();
  }

  /**
   * Returns how the other threads wait that run code of the test's class: the one that may receive
   * a request soonest, or {@link Waiting#IN_DRIVER} if there is none. Tests that run in parallel
   * don't count; virtual threads are not listed. Takes a millisecond or more.
   */
  public Waiting waitingOfHelpers() {
    List<StackTraceElement> lines = linesOf(ThreadSnapshot.of(thread).stack());
    if (lines.isEmpty()) {
      return Waiting.IN_DRIVER;
    }
    String testClass = outerClass(lines.get(lines.size() - 1));
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(each -> each.getKey() != thread)
        .map(each -> ThreadSnapshot.of(each.getKey(), each.getValue()))
        .filter(each -> each.has(frame -> outerClass(frame).equals(testClass)))
        .filter(each -> !each.has(TestThread::isOfEngine))
        .map(ThreadSnapshot::waiting)
        .max(Comparator.naturalOrder())
        .orElse(Waiting.IN_DRIVER);
  }

  /**
   * Returns the line of the test that is waiting in the driver, for a result or for a background
   * call, such as {@code OrdersTest.java:42}, or "": the outermost code of the user that the test
   * framework called.
   */
  public String line() {
    ThreadSnapshot now = ThreadSnapshot.of(thread);
    boolean waits =
        now.waiting() != Waiting.NOT || ofTest(now.stack()).anyMatch(TestThread::isCall);
    return waits ? line(now) : "";
  }

  /** Returns the line at which the test is, whether it waits or not, or "". */
  public String currentLine() {
    return line(ThreadSnapshot.of(thread));
  }

  private String line(ThreadSnapshot snapshot) {
    List<StackTraceElement> lines = linesOf(snapshot.stack());
    return lines.isEmpty() ? "" : SourceLine.of(lines.get(lines.size() - 1));
  }

  private List<StackTraceElement> linesOf(List<StackTraceElement> stack) {
    return UserCode.framesOf(ofTest(stack).toList(), thread.getContextClassLoader());
  }

  private static Stream<StackTraceElement> ofTest(List<StackTraceElement> stack) {
    return stack.stream().takeWhile(frame -> !isOfEngine(frame));
  }

  private static boolean isCall(StackTraceElement frame) {
    return WaitingFrames.isOfDriver(frame)
        || frame.getClassName().equals(BackgroundCall.class.getName());
  }

  private static boolean isOfEngine(StackTraceElement frame) {
    return frame.getClassName().startsWith(ENGINE);
  }

  private static String outerClass(StackTraceElement frame) {
    String name = frame.getClassName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}

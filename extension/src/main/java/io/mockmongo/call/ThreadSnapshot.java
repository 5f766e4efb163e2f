package io.mockmongo.call;

import io.mockmongo.origin.UserCode;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * What a thread did at a moment.
 *
 * @param state the state of the thread
 * @param stack its stack, innermost frame first
 * @param blocker what it was parked for, or null
 */
record ThreadSnapshot(Thread.State state, List<StackTraceElement> stack, Object blocker) {

  static ThreadSnapshot of(Thread thread) {
    return of(thread, thread.getStackTrace());
  }

  static ThreadSnapshot of(Thread thread, StackTraceElement... stack) {
    return new ThreadSnapshot(thread.getState(), List.of(stack), LockSupport.getBlocker(thread));
  }

  /** Returns how the thread waits. */
  Waiting waiting() {
    if (isStill() && firstBelow(WaitingFrames::isOfPlatform, WaitingFrames::isOfDriver)) {
      return Waiting.IN_DRIVER;
    }
    List<StackTraceElement> inLibraries =
        stack.stream().takeWhile(WaitingFrames::isOfLibrary).toList();
    boolean forResult =
        inLibraries.stream().anyMatch(WaitingFrames::isForResult)
            && inLibraries.stream().noneMatch(WaitingFrames::isPause)
            && !firstBelow(WaitingFrames::isOfLibrary, UserCode::isOfProduct);
    return forResult ? forResult(inLibraries) : Waiting.NOT;
  }

  private Waiting forResult(List<StackTraceElement> inLibraries) {
    if (inLibraries.stream().anyMatch(WaitingFrames::isSpin)) {
      return Waiting.FOR_RESULT;
    }
    return switch (state) {
      case WAITING -> Waiting.FOR_RESULT;
      case TIMED_WAITING ->
          inLibraries.stream().anyMatch(WaitingFrames::isWithoutEnd)
                  || CoroutineTimer.isAbsent(blocker)
              ? Waiting.FOR_RESULT
              : Waiting.FOR_RESULT_WITH_TIMEOUT;
      case RUNNABLE ->
          isReading() && inLibraries.stream().anyMatch(WaitingFrames::isOfHttpClient)
              ? Waiting.FOR_RESULT
              : Waiting.NOT;
      default -> Waiting.NOT;
    };
  }

  /** Tells whether any frame is of a kind. */
  boolean has(Predicate<StackTraceElement> kind) {
    return stack.stream().anyMatch(kind);
  }

  /** Tells whether the first frame below those of a kind is of another kind. */
  private boolean firstBelow(
      Predicate<StackTraceElement> above, Predicate<StackTraceElement> wanted) {
    return stack.stream().dropWhile(above).findFirst().filter(wanted).isPresent();
  }

  private boolean isStill() {
    return state != Thread.State.RUNNABLE || isReading();
  }

  private boolean isReading() {
    return !stack.isEmpty() && WaitingFrames.isRead(stack.get(0));
  }
}

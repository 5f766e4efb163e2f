package io.mockmongo.call;

import io.mockmongo.origin.UserCode;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a thread did at a moment.
 *
 * @param state the state of the thread
 * @param stack its stack, innermost frame first
 */
record ThreadSnapshot(Thread.State state, List<StackTraceElement> stack) {

  static ThreadSnapshot of(Thread thread) {
    Thread.State state = thread.getState();
    return new ThreadSnapshot(state, List.of(thread.getStackTrace()));
  }

  /** Returns how the thread waits. */
  Waiting waiting() {
    if (isStill() && firstBelow(WaitingFrames::isOfPlatform, WaitingFrames::isOfDriver)) {
      return Waiting.IN_DRIVER;
    }
    List<StackTraceElement> inLibraries =
        stack.stream().takeWhile(WaitingFrames::isOfLibrary).toList();
    if (inLibraries.stream().noneMatch(WaitingFrames::isForResult)
        || inLibraries.stream().anyMatch(WaitingFrames::isSleep)
        || firstBelow(WaitingFrames::isOfLibrary, UserCode::isOfProduct)) {
      return Waiting.NOT;
    }
    return switch (state) {
      case WAITING -> Waiting.FOR_RESULT;
      case TIMED_WAITING ->
          inLibraries.stream().anyMatch(WaitingFrames::isWithoutEnd)
              ? Waiting.FOR_RESULT
              : Waiting.FOR_RESULT_WITH_TIMEOUT;
      case RUNNABLE ->
          isReading() && inLibraries.stream().anyMatch(WaitingFrames::isOfHttpClient)
              ? Waiting.FOR_RESULT
              : Waiting.NOT;
      default -> Waiting.NOT;
    };
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

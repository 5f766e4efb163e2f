package io.mockmongo.call;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;

/**
 * The next timer of Kotlin's {@code runBlocking}, such as of a {@code delay}. A thread waits for it
 * and for the coroutines of others alike, so that its stack and state don't tell which. The library
 * shows its timers to nobody else, hence the look inside; where that is not possible, there may be
 * one.
 */
final class CoroutineTimer {

  private static final String COROUTINE = "kotlinx.coroutines.BlockingCoroutine";

  /** A timer that is farther away is a limit, such as of {@code withTimeout} or a test. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

  private CoroutineTimer() {}

  /**
   * Tells whether a thread waits for coroutines, none of which has a timer that ends soon.
   *
   * @param blocker what the thread is parked for, or null
   */
  static boolean isAbsent(Object blocker) {
    return blocker != null
        && blocker.getClass().getName().equals(COROUTINE)
        && nextNanos(blocker) > LIMIT_NANOS;
  }

  private static long nextNanos(Object coroutine) {
    try {
      Field field = coroutine.getClass().getDeclaredField("eventLoop");
      field.setAccessible(true);
      Object eventLoop = field.get(coroutine);
      return eventLoop == null ? Long.MAX_VALUE : nextNanosOf(eventLoop);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return 0;
    }
  }

  private static long nextNanosOf(Object eventLoop) throws ReflectiveOperationException {
    Class<?> type = eventLoop.getClass();
    while (!type.getName().equals("kotlinx.coroutines.EventLoop")) {
      type = type.getSuperclass();
    }
    Method next = type.getDeclaredMethod("getNextTime");
    next.setAccessible(true);
    return (long) next.invoke(eventLoop);
  }
}

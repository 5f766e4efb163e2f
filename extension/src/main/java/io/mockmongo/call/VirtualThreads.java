package io.mockmongo.call;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;

/**
 * Creates virtual threads on JDK 24 and newer, and platform threads before: on JDK 21 to 23 a
 * virtual thread that waits inside {@code synchronized}, as code of a test may, keeps its carrier
 * from all others. Called by reflection, since the code is compiled for JDK 17.
 */
final class VirtualThreads {

  private static final int FIRST_JDK = 24;

  /** Creates a thread for a task that mostly waits; it is a daemon, and not started. */
  static final ThreadFactory FACTORY =
      Runtime.version().feature() < FIRST_JDK ? VirtualThreads::daemon : virtual();

  private VirtualThreads() {}

  /** Creates a platform thread that does not keep the JVM running. */
  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static ThreadFactory virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
      return (ThreadFactory) factory.invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "JDK " + Runtime.version() + " should have virtual threads, but: " + e, e);
    }
  }
}

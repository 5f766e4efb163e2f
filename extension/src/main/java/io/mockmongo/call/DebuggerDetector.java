package io.mockmongo.call;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Arrays;

/** The detector of a debugger, under which timeouts are much longer. */
public final class DebuggerDetector {

  /** How long requests stay parked while a debugger is attached. */
  public static final Duration TIMEOUT = Duration.ofMinutes(30);

  /** The thread of the JDWP agent that reads the commands of a debugger; without one it ends. */
  private static final String COMMAND_READER = "JDWP Command Reader";

  private DebuggerDetector() {}

  /**
   * Tells whether a debugger is attached; an agent that waits for a debugger is not enough. Takes a
   * list of all threads, so call it only after a timeout.
   */
  public static boolean isAttached() {
    return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, 0))
        .map(ThreadInfo::getThreadName)
        .anyMatch(COMMAND_READER::equals);
  }
}

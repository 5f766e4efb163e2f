package io.mockmongo.call;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Whether a person may be looking at the program in a debugger, and needs more time than it. */
public final class DebuggerDetector {

  /** How long requests stay parked while a debugger is attached. */
  public static final Duration TIMEOUT = Duration.ofMinutes(30);

  private DebuggerDetector() {}

  /** Costly the first time, so asked only when something is overdue. */
  public static boolean isAttached() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(
            argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
  }
}

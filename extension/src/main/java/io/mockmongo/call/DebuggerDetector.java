package io.mockmongo.call;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The detector of a debugger, under which timeouts are much longer. */
public final class DebuggerDetector {

  /** How long requests stay parked while a debugger is attached. */
  public static final Duration TIMEOUT = Duration.ofMinutes(30);

  private DebuggerDetector() {}

  /** Tells whether a debugger is attached. Slow the first time, so call it only after a timeout. */
  public static boolean isAttached() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(
            argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
  }
}

package io.mockmongo.server;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Whether a person may be looking at the program in a debugger, and needs more time than it. */
final class Debugger {

  /** How long requests stay parked while a debugger is attached. */
  static final Duration PATIENCE = Duration.ofMinutes(30);

  private Debugger() {}

  /** Costly the first time, so asked only when something is overdue. */
  static boolean isAttached() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(
            argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
  }
}

package io.mockmongo.samples.reliability;

import java.util.Map;

/**
 * Runs one endurance run: prints what was tried, and what of it was left in this process after all
 * was closed. Exits with 1 if anything went wrong or was left.
 *
 * <p>Arguments: the name of the run, and the number of times.
 */
public final class Reliability {

  private static final int WARM_UP = 50;

  private static final Map<String, EnduranceRun> RUNS =
      Map.of(
          "pings", new Pings(),
          "frames", new MutatedFrames(),
          "servers", new ServersUnderFire(),
          "connections", new IdleConnections(),
          "stateChanges", new StateChanges(),
          "elections", new Elections(),
          "starts", new Starts(),
          "shared", new SharedServerRuns());

  private Reliability() {}

  /** Runs the run that the arguments name. */
  public static void main(String[] arguments) throws Exception {
    EnduranceRun run = RUNS.get(arguments[0]);
    if (run == null) {
      throw new IllegalArgumentException(
          "no run has the name \"" + arguments[0] + "\"; use one of " + RUNS.keySet());
    }
    run.run(WARM_UP); // loads what stays loaded
    ProcessState before = ProcessState.now();
    long begin = System.nanoTime();
    String result = run.run(Integer.parseInt(arguments[1]));
    long seconds = Math.round((System.nanoTime() - begin) / 1e9);
    ProcessState left = ProcessState.now().minus(before);
    System.out.println(arguments[0] + ": " + result + "; " + seconds + " s; left: " + left);
    System.exit(left.isClean() ? 0 : 1);
  }
}

package io.mockmongo.samples.reliability;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs of 50 test classes on one shared server, and of 50 like them on one server that is kept by
 * hand, in turns. Measures how many times as long the runs on the shared server take. The number of
 * times counts classes.
 */
final class SharedServerRuns implements EnduranceRun {

  private static final int CLASSES = 50;
  private static final int TESTS = 3 * CLASSES;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public String run(int count) throws Exception {
    int runs = Math.max(1, count / CLASSES);
    long[] shared = new long[runs];
    long[] kept = new long[runs];
    ClassSelector[] onShared = copies(OnSharedServer.class);
    ClassSelector[] onKept = copies(OnKeptServer.class);
    for (int i = 0; i < runs; i++) {
      shared[i] = nanosOf(onShared);
      kept[i] = nanosOf(onKept);
    }
    Arrays.sort(shared);
    Arrays.sort(kept);
    return "%d runs of %d classes each: median on a shared server %.1f ms, on a kept one %.1f ms, ratio %.2f"
        .formatted(
            runs,
            CLASSES,
            shared[runs / 2] / NANOS_PER_MILLI,
            kept[runs / 2] / NANOS_PER_MILLI,
            (double) shared[runs / 2] / kept[runs / 2]);
  }

  /** Returns hidden classes, of which each has a name of its own. */
  private static ClassSelector[] copies(Class<?> testClass)
      throws IOException, IllegalAccessException {
    try (InputStream in = testClass.getResourceAsStream(testClass.getSimpleName() + ".class")) {
      byte[] bytes = in.readAllBytes();
      ClassSelector[] copies = new ClassSelector[CLASSES];
      for (int i = 0; i < CLASSES; i++) {
        copies[i] =
            selectClass(MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass());
      }
      return copies;
    }
  }

  private static long nanosOf(ClassSelector... classes) {
    long begin = System.nanoTime();
    EngineTestKit.engine("junit-jupiter")
        .selectors(classes)
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(TESTS));
    return System.nanoTime() - begin;
  }
}

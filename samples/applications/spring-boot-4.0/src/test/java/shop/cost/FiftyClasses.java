package shop.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Compares runs of 50 test classes on one shared server with the same on one that is kept by hand,
 * in pairs of fresh JVMs, and prints how many times as long they take. It is no test: Surefire runs
 * it only by name.
 *
 * <pre>
 * samples/applications/run -Dtest=FiftyClasses spring-boot-4.0
 * cat samples/applications/spring-boot-4.0/target/surefire-reports/*FiftyClasses-output.txt
 * </pre>
 */
class FiftyClasses {

  private static final int CLASSES = 50;
  private static final int TESTS = 3 * CLASSES;
  private static final int PAIRS = Integer.getInteger("pairs", 11);

  @Test
  void compare() throws Exception {
    double[] times = new double[PAIRS];
    double[] processorTimes = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      long[] shared = inFreshJvm(OnSharedServer.class);
      long[] kept = inFreshJvm(OnKeptServer.class);
      times[i] = (double) shared[0] / kept[0];
      processorTimes[i] = (double) shared[1] / kept[1];
    }
    System.out.printf(
        "%d pairs of runs of %d classes: a shared server takes %s the time of a kept one, %s its"
            + " processor time%n",
        PAIRS, CLASSES, described(times), described(processorTimes));
  }

  private static String described(double[] ratios) {
    Arrays.sort(ratios);
    return "%.2f times (%.2f to %.2f)"
        .formatted(ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1]);
  }

  /** Returns the nanoseconds of the run, and of processor time that the JVM has used. */
  private static long[] inFreshJvm(Class<?> testClass) throws IOException, InterruptedException {
    Path times = Files.createTempFile("times", null);
    try {
      Process jvm =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FiftyClasses.class.getName(),
                  testClass.getName(),
                  times.toString())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start();
      assertThat(jvm.waitFor()).isZero();
      return Files.readAllLines(times).stream().mapToLong(Long::parseLong).toArray();
    } finally {
      Files.delete(times);
    }
  }

  /** Runs copies of a test class, and writes into a file how long that took. */
  public static void main(String[] args) throws Exception {
    ClassSelector[] copies = copies(Class.forName(args[0]));
    long begin = System.nanoTime();
    EngineTestKit.engine("junit-jupiter")
        .selectors(copies)
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(TESTS).failed(0));
    long time = System.nanoTime() - begin;
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Files.write(Path.of(args[1]), List.of("" + time, "" + system.getProcessCpuTime()));
    System.exit(0);
  }

  /** Returns hidden classes with the same code, of which each has a name of its own. */
  private static ClassSelector[] copies(Class<?> testClass)
      throws IOException, IllegalAccessException {
    byte[] code;
    try (InputStream file = testClass.getResourceAsStream(testClass.getSimpleName() + ".class")) {
      code = file.readAllBytes();
    }
    ClassSelector[] copies = new ClassSelector[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      copies[i] = selectClass(MethodHandles.lookup().defineHiddenClass(code, true).lookupClass());
    }
    return copies;
  }
}

package io.mockmongo.samples.reliability;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short forms of the runs: each in a process of its own, in which nothing may be left. */
class ReliabilityTest {

  @ParameterizedTest
  @CsvSource({
    "pings, 20000",
    "frames, 1000",
    "servers, 20",
    "connections, 200",
    "elections, 20",
    "starts, 20"
  })
  void nothing_fails_and_nothing_is_left(String run, int count, @TempDir Path directory)
      throws Exception {
    Path output = directory.resolve("output.txt");
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Reliability.class.getName(),
                run,
                String.valueOf(count))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertTrue(process.waitFor(50, SECONDS), "it did not end by itself");
      assertThat(Files.readString(output), process.exitValue(), is(0));
      assertThat(
          Files.readString(output),
          containsString("left: threads 0, descriptors 0, temporary files 0, heap "));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}

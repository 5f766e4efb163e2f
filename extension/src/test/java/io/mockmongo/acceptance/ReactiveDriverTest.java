package io.mockmongo.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockmongo.OtherJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of the reactive driver, in a JVM with the core that its version needs. */
class ReactiveDriverTest {

  private static final Path CORE = Path.of("target", "reactive");

  @Test
  void what_it_publishes_is_the_result_of_a_call() throws Exception {
    assumeTrue(Files.isDirectory(CORE), "its core is there when Maven runs this");
    String classPath =
        CORE.resolve("*") + File.pathSeparator + System.getProperty("java.class.path");
    Process program =
        OtherJvm.of(List.of("-cp", classPath), ReactiveProgram.class)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines =
        new String(program.getInputStream().readAllBytes(), UTF_8).lines().toList();
    program.waitFor();

    assertThat(
        lines,
        contains(
            startsWith("[Document{{_id=1}}, Document{{_id=2}}]"),
            startsWith("AcknowledgedInsertOneResult"),
            startsWith("null"),
            startsWith("20"),
            startsWith("6625"),
            startsWith("[Document{{_id=3}}] at a:27017"),
            startsWith("soon: drop shop.orders was not answered (ReactiveProgram.java:")));
  }
}

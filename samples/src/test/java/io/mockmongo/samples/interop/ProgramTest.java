package io.mockmongo.samples.interop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "these programs are scripts of a Unix shell")
class ProgramTest {

  @Test
  void what_it_writes_is_told_apart() {
    Program.Ended ended = shell("echo out; echo err >&2; exit 3").ends();

    assertThat(ended, is(new Program.Ended(3, "out\n", "err\n")));
  }

  @Test
  void one_that_takes_too_long_is_killed_with_its_children() {
    Program program = shell("sleep 60 & echo child $!; wait");

    AssertionError error =
        assertThrows(AssertionError.class, () -> program.endsWithin(Duration.ofSeconds(1)));

    Matcher child = Pattern.compile("child (\\d+)").matcher(error.getMessage());
    assertTrue(child.find(), error.getMessage());
    ProcessHandle.of(Long.parseLong(child.group(1)))
        .ifPresent(alive -> alive.onExit().orTimeout(10, SECONDS).join());
  }

  @Test
  void one_that_there_is_not_does_not_succeed() {
    assertFalse(Program.succeeds("mockmongo-no-such-program"));
  }

  private static Program shell(String script) {
    return new Program(List.of("sh", "-c", script));
  }
}

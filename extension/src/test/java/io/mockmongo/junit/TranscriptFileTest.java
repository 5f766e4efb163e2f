package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a transcript is that of one test. */
class TranscriptFileTest {

  @TempDir Path directory;

  @Test
  void of_a_test_that_runs_again_is_replaced() throws Exception {
    Path first = TranscriptFile.write(directory, "ATest.a", "[a]", "once");
    Path again = TranscriptFile.write(directory, "ATest.a", "[a]", "twice");

    assertThat(again, is(first));
    assertThat(Files.readString(again), is("twice"));
  }

  @Test
  void of_two_tests_with_one_name_stay_apart() throws Exception {
    Path first = TranscriptFile.write(directory, "ATest.b", "[b]", "one");
    Path other = TranscriptFile.write(directory, "ATest.b", "[other]", "other");

    assertThat(other, is(not(first)));
    assertThat(Files.readString(first), is("one"));
    assertThat(Files.readString(other), is("other"));
  }

  @Test
  void has_a_name_that_any_file_system_takes() throws Exception {
    Path odd = TranscriptFile.write(directory, "ATest.is \"it\" <\\a>?\n", "[c]", "odd");
    Path lengthy = TranscriptFile.write(directory, "x".repeat(1000), "[d]", "long");

    assertThat(odd, hasToString(endsWith("ATest.is _it_ __a___.txt")));
    assertThat(lengthy.getFileName().toString().length(), is(204));
  }
}

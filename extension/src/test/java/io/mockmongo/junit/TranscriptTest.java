package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The conversation of a test that failed is given out. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TranscriptTest {

  @TempDir Path directory;

  @MockMongo
  static class FailingCase {
    @Test
    @AutoRespond(command = "ping", reply = "{by: 'it'}")
    void fails(MongoClient client) {
      ping(client);
      fail("by itself");
    }
  }

  @Test
  void of_a_failed_test_as_entries_and_as_a_file() throws Exception {
    Run run = runWritingTo(directory, null, FailingCase.class);

    String transcript = run.reported("mockmongo.transcript");
    assertThat(
        transcript,
        matchesPattern(
            "(?s)server of FailingCase: fails\\(MongoClient\\)\n"
                + "connection 1 to 127.0.0.1:\\d+\n.*"
                + "  +\\d+\\.\\d+ ms  -> \\d+\\. isMaster admin  answered by the built-in handshake\n.*"
                + "  +\\d+\\.\\d+ ms  -> \\d+\\. ping admin  \\{ping: 1}  session 1\n"
                + "  +\\d+\\.\\d+ ms  <- \\{by: 'it', ok: 1.0}  by @AutoRespond\\(command = \"ping\"\\) on"
                + " FailingCase.fails\\(\\).*"));
    String file = run.reported("mockmongo.transcript.file");
    assertThat(file, endsWith("TranscriptTest$FailingCase.fails.txt"));
    assertThat(Path.of(file).getParent(), is(directory.toAbsolutePath()));
    assertThat(Files.readString(Path.of(file)), equalTo(transcript + "\n"));
  }

  @MockMongo
  static class FindingCase {
    @RepeatedTest(2)
    void is_unanswered(MongoClient client) {
      try {
        ping(client);
      } catch (RuntimeException refused) {
        // which is what the finding is about
      }
    }
  }

  @Test
  void of_a_test_that_fails_by_a_finding_one_for_each_invocation() throws Exception {
    Run run = runWritingTo(directory, null, FindingCase.class);

    assertThat(run.failures().size(), is(2));
    assertThat(
        run.reported("mockmongo.transcript"), containsString("by MockMongo, which refused it"));
    String name = FindingCase.class.getName() + ".is_unanswered-";
    assertThat(Files.exists(directory.resolve(name + "1.txt")), is(true));
    assertThat(Files.exists(directory.resolve(name + "2.txt")), is(true));
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class OverloadedCase {
    @Test
    void fails(MongoClient client) {
      ping(client);
      fail("by itself");
    }

    @Test
    void fails(MongoClient client, MockMongoServer server) {
      ping(client);
      fail("by itself at " + server);
    }
  }

  @Test
  void of_two_overloads_in_two_files() throws Exception {
    Run run = runWritingTo(directory, null, OverloadedCase.class);

    assertThat(run.failures().size(), is(2));
    List<String> files = run.reports("mockmongo.transcript.file");
    assertThat(Set.copyOf(files).size(), is(2));
    for (String file : files) {
      assertThat(Files.readString(Path.of(file)), containsString("ping admin"));
    }
  }

  @Test
  void a_link_in_its_place_is_replaced_and_not_followed() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Path file = directory.resolve(PassingCase.class.getName() + ".passes.txt");
    Files.createSymbolicLink(file, victim);

    runWritingTo(directory, "always", PassingCase.class).passes(1);

    assertThat(Files.readString(victim), is("untouched"));
    assertThat(Files.readString(file), containsString("ping admin"));
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class PassingCase {
    @Test
    void passes(MongoClient client) {
      ping(client);
    }
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class AbortedCase {
    @Test
    void is_aborted(MongoClient client) {
      ping(client);
      abort();
    }
  }

  @Test
  void not_of_one_that_passed_or_was_aborted_unless_asked_for() throws Exception {
    assertThat(
        runWritingTo(directory, null, PassingCase.class).reports("mockmongo.transcript").size(),
        is(0));
    assertThat(
        runWritingTo(directory, null, AbortedCase.class).reports("mockmongo.transcript").size(),
        is(0));
    assertThat(
        runWritingTo(directory, "never", FailingCase.class).reports("mockmongo.transcript").size(),
        is(0));
    assertThat(
        runWritingTo(directory, "always", PassingCase.class).reported("mockmongo.transcript"),
        containsString("ping admin"));
  }

  @Test
  void one_that_cannot_be_written_changes_nothing() throws Exception {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file");

    Run run = runWritingTo(occupied, "always", PassingCase.class);

    run.passes(1);
    assertThat(run.reported("mockmongo.transcript.failed"), containsString("could not be written"));
  }

  private static Run runWritingTo(Path target, String when, Class<?> testCase) {
    System.setProperty(TranscriptReport.DIRECTORY, target.toString());
    if (when != null) {
      System.setProperty(TranscriptReport.WHEN, when);
    }
    try {
      return Run.of(testCase);
    } finally {
      System.clearProperty(TranscriptReport.WHEN);
      System.clearProperty(TranscriptReport.DIRECTORY);
    }
  }
}

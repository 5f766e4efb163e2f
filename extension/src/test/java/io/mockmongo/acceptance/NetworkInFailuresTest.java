package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.report.Transcript;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failure says that requests may wait for the network, and who has slowed, held or cut it. */
class NetworkInFailuresTest {

  private static final Duration SHORT = Duration.ofMillis(30);

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void receiving_in_vain_names_it() {
    server.network().hold();

    AssertionError failure =
        assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

    assertThat(
        withoutLines(failure),
        endsWith(
            "the network of "
                + server.address()
                + " is held, by network().hold() at NetworkInFailuresTest.java:n"));
  }

  @Test
  void so_does_verifying() {
    server.network().delay(Duration.ofMillis(1500));
    server.network().partition();

    AssertionError failure =
        assertThrows(
            AssertionError.class, () -> server.verify(once().within(SHORT), command("ping")));

    assertThat(
        withoutLines(failure),
        endsWith(
            " is slow, partitioned, by network().partition() at NetworkInFailuresTest.java:n"));
  }

  @Test
  void so_does_a_call_that_does_not_end() {
    server.network().hold();
    try (var client = Driver.connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      AssertionError failure = assertThrows(AssertionError.class, () -> ping.result(SHORT));

      assertThat(
          withoutLines(failure),
          containsString("; the network of " + server.address() + " is held, by network().hold()"));
      assertThat(server.lifecycle().unfinished(), containsString("is held"));
      server.lifecycle().endScript();
    }
  }

  @Test
  void a_network_that_is_normal_again_is_no_matter() {
    server.network().hold();
    server.network().release();

    AssertionError failure =
        assertThrows(AssertionError.class, () -> server.receives(command("ping"), SHORT));

    assertThat(failure.getMessage(), not(containsString("network")));
  }

  @Test
  void the_transcript_has_each_change_before_the_connections() {
    server.network().hold();
    server.network().release();

    assertThat(
        Transcript.of(server.journal()).replaceAll("[0-9.]+ ms", "n ms").replaceAll(" +", " "),
        matchesPattern(
            "all connections to [0-9.:]+\n"
                + " n ms server network is held by network\\(\\).hold\\(\\) at [A-Za-z.:0-9]+\n"
                + " n ms server network is normal by network\\(\\).release\\(\\) at [A-Za-z.:0-9]+"));
  }

  private static String withoutLines(AssertionError failure) {
    return failure.getMessage().replaceAll("[.]java:[0-9]+", ".java:n");
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Annotations that hold on all members of a deployment, and its findings. */
class DeploymentDeclarationsTest {

  @MockMongo(members = 2)
  static class AnswersCase {
    @Test
    @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
    @AutoRespond(command = "insert")
    void are_counted_across_members(MockReplicaSet set, MongoClient client) {
      insert(client, 7);

      set.verify(times(2), command("insert"));
    }

    @Test
    @AutoRespond(command = "ping", reply = "{by: 'all'}")
    void come_after_those_of_a_member(MockReplicaSet set, MongoClient client) {
      set.secondary(0).autoResponds(command("ping")).replies("{by: 'secondary'}");

      assertThat(ping(client).getString("by"), is("all"));
      Document ping =
          client
              .getDatabase("admin")
              .runCommand(new Document("ping", 1), ReadPreference.secondary());
      assertThat(ping.getString("by"), is("secondary"));
    }
  }

  @Test
  void auto_responders_hold_on_the_whole_set() {
    Run.of(AnswersCase.class).passes(2);
  }

  @MockMongo(members = 2, client = "retryReads=false")
  static class FailPointCase {
    @Test
    @AutoRespond(command = "ping")
    @FailCommand(command = "ping", errorCode = 91, times = 1)
    void strikes_once_on_each(MockReplicaSet set, MongoClient client) {
      assertThrows(MongoCommandException.class, () -> pingAt(ReadPreference.primary(), client));
      assertThrows(MongoCommandException.class, () -> pingAt(ReadPreference.secondary(), client));
      pingAt(ReadPreference.primary(), client);
      pingAt(ReadPreference.secondary(), client);
    }

    private static void pingAt(ReadPreference preference, MongoClient client) {
      client.getDatabase("admin").runCommand(new Document("ping", 1), preference);
    }
  }

  @Test
  void a_fail_point_is_on_on_each_member() {
    Run.of(FailPointCase.class).passes(1);
  }

  @MockMongo(members = 2)
  static class UnusedCase {
    @Test
    @AutoRespond(command = "ping")
    void never_pings(MongoClient client) {}
  }

  @Test
  void an_unused_answer_is_found_once() {
    assertThat(
        Run.of(UnusedCase.class).failure().getMessage(),
        is(
            "@AutoRespond(command = \"ping\") on UnusedCase.never_pings() was never used: correct"
                + " it, remove it, or set unused = IGNORE"));
  }

  @MockMongo(members = 2)
  static class UnattendedCase {
    @Test
    @Timeout(4) // a request that waits for the test waits for 5 seconds
    void is_refused(MongoClient client) {
      CompletableFuture<Document> call = CompletableFuture.supplyAsync(() -> ping(client));

      ExecutionException thrown = assertThrows(ExecutionException.class, call::get);

      assertThat(thrown.getCause(), instanceOf(MongoCommandException.class));
    }
  }

  @Test
  void where_nobody_takes_the_set_a_request_is_refused_at_once() {
    Run run = Run.of(UnattendedCase.class);

    assertThat(run.failures(), hasSize(1));
    assertThat(
        run.failure().getMessage(),
        matchesPattern(
            "(?s)ping admin to 127\\.0\\.0\\.1:\\d+ was not answered"
                + " \\(DeploymentDeclarationsTest\\.java:\\d+\\)\n.*"));
  }

  @MockMongo(members = 2, leaks = Leak.CURSORS)
  static class LeakCase {
    @Test
    @AutoRespond(
        command = "find",
        documents = {"{_id: 1}", "{_id: 2}"},
        batchSize = 1)
    void leaves_a_cursor_at_a_secondary(MongoClient client) {
      Driver.orders(client).withReadPreference(ReadPreference.secondary()).find().cursor().next();
    }
  }

  @Test
  void a_leak_at_any_member_fails_the_test_once() {
    Run run = Run.of(LeakCase.class);

    assertThat(run.failures(), hasSize(1));
    assertThat(run.failure().getMessage(), startsWith("cursor "));
  }

  @MockMongo(members = 3)
  static class ReleasesCase {
    static final Set<ServerRelease> RELEASES = ConcurrentHashMap.newKeySet();

    @WireVersionTest(releases = {"7.0", "8.0"})
    @AutoRespond(command = "ping")
    void all_members_have_it(MockReplicaSet set, MongoClient client) {
      ping(client);
      List<ServerRelease> releases =
          set.members().stream().map(MockMongoServer::profile).map(p -> p.release()).toList();
      assertThat(Set.copyOf(releases).size(), is(1));
      RELEASES.add(releases.get(0));
      set.verify(once(), command("ping"));
    }
  }

  @Test
  void each_invocation_for_a_release_has_it_at_all_members() {
    Run.of(ReleasesCase.class).passes(2);

    assertThat(ReleasesCase.RELEASES, is(Set.of(ServerRelease.V7_0, ServerRelease.V8_0)));
  }

  @MockMongo(members = 2)
  static class TranscriptCase {
    @Test
    @AutoRespond(command = "ping")
    void fails(MockReplicaSet set, MongoClient client) {
      ping(client);
      fail("by itself, at " + set.primary().address());
    }
  }

  @Test
  void a_failure_has_the_transcript_of_all_members() {
    Run run = Run.of(TranscriptCase.class);

    String address = run.failure().getMessage().replace("by itself, at ", "");
    assertThat(
        run.reported("mockmongo.transcript"),
        matchesPattern(
            "(?s)servers of TranscriptCase: .*connection \\d+ to " + address + "\n.*ping admin.*"));
  }
}

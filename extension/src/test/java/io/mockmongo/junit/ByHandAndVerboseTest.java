package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Servers that answer nothing by themselves, and those that are looked at as they talk. */
class ByHandAndVerboseTest {

  /** Answers a client by hand, from its monitor's handshake to its ping. */
  private static void lead(MongoClient client, MockMongoServer server) {
    Call<Document> ping = server.go(() -> ping(client));
    Request request = server.receives();
    while (request.isHello()) {
      if (!awaitableHello().matches(request)) {
        request.repliesOk();
      }
      request = server.receives();
    }
    request.replies("{n: 7}");
    assertThat(ping.result().getInteger("n"), is(7));
  }

  @MockMongo(byHand = true)
  static class AnnotatedCase {
    @Test
    void by_hand(MongoClient client, MockMongoServer server) {
      lead(client, server);
    }

    @Test
    @AutoRespond(command = {"hello", "isMaster"})
    void only_handshakes_are_declared(MongoClient client, MockMongoServer server) {
      Call<Document> ping = server.go(() -> ping(client));
      server.receives().repliesOk();
      ping.result();
    }
  }

  @Test
  void an_annotated_server_leaves_all_to_the_test() {
    Run.of(AnnotatedCase.class).passes(2);
  }

  static class RegisteredCase {
    @RegisterExtension
    final MockMongoExtension byHand = MockMongoExtension.builder().byHand().build();

    @Test
    void by_hand(MongoClient client, MockMongoServer server) {
      lead(client, server);
    }
  }

  @Test
  void a_registered_server_does_too() {
    Run.of(RegisteredCase.class).passes(1);
  }

  @MockMongo(name = "loud", verbose = true)
  @MockMongo(name = "quiet")
  @AutoRespond(command = "ping", reply = "{n: 1}")
  static class VerboseCase {
    @Test
    void pings(@FromServer("loud") MongoClient loud, @FromServer("quiet") MongoClient quiet) {
      ping(loud);
      ping(quiet);
    }
  }

  static class VerboseRegisteredCase {
    @RegisterExtension
    final MockMongoExtension loud =
        MockMongoExtension.builder()
            .name("loud")
            .verbose()
            .script(server -> server.autoResponds(command("ping")).replies("{n: 1}"))
            .build();

    @Test
    void pings(MongoClient client) {
      ping(client);
    }
  }

  private static String printed(Class<?> testCase) {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Run.of(testCase).passes(1);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void a_verbose_server_is_printed_as_it_talks() {
    for (Class<?> testCase : new Class<?>[] {VerboseCase.class, VerboseRegisteredCase.class}) {
      String text = printed(testCase);
      assertThat(text, containsString("      loud "));
      assertThat(
          text, matchesPattern("(?s).* client \\d+\\. ping admin +\\{ping: 1}  session 1\n.*"));
      assertThat(text, matchesPattern("(?s).* server replies to \\d+ +\\{n: 1, ok: 1\\.0}  by .*"));
      assertThat(text, not(containsString("quiet")));
    }
  }

  @MockMongo(name = "orders", members = 2, verbose = true)
  @AutoRespond(command = "ping")
  static class VerboseDeploymentCase {
    static volatile String primary;

    @Test
    void pings(MockReplicaSet set, MongoClient client) {
      primary = set.primary().address();
      ping(client);
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  void the_members_of_a_verbose_deployment_are_told_apart_by_their_ports() {
    String text = printed(VerboseDeploymentCase.class);

    String port = VerboseDeploymentCase.primary.replaceAll(".*:", ":");
    assertThat(text, matchesPattern("(?s).*\n +" + port + " [^\n]* ping admin .*"));
  }
}

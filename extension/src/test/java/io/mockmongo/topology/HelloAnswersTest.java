package io.mockmongo.topology;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.connection.ServerType;
import io.mockmongo.journal.Position;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Answers to hello that a test delivers one by one. */
class HelloAnswersTest {

  private static final String POLLED =
      "{ok: 1, helloOk: true, isWritablePrimary: %s, secondary: %s,"
          + " setName: 'rs0', hosts: ['%s'], me: '%3$s', minWireVersion: 8, maxWireVersion: 21}";

  private static MongoClient client(MockMongoServer server) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(
                settings ->
                    settings
                        .heartbeatFrequency(10, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
            .build());
  }

  private static List<ServerType> types(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .map(ServerDescription::getType)
        .toList();
  }

  @Test
  void a_withheld_hello_waits_for_its_answer() {
    try (var server = MockMongoServer.start()) {
      server.withholdsHello();
      try (var client = client(server)) {
        server.awaits(hello());
        assertThat(types(client), is(List.of(ServerType.UNKNOWN)));

        server.answersHello("{isWritablePrimary: false, secondary: true}").awaitHeard();

        assertThat(types(client), is(List.of(ServerType.REPLICA_SET_SECONDARY)));
      }
      server.assertSatisfied();
    }
  }

  @Test
  void a_monitor_that_polls_hears_each_answer_once() {
    try (var server = MockMongoServer.start()) {
      String me = server.address();
      server.withholdsHello();
      pollsTwice(server, me);
    }
  }

  private static void pollsTwice(MockMongoServer server, String me) {
    try (var client = client(server)) {
      server.answersHello(Reply.exactly(POLLED.formatted(false, true, me))).awaitHeard();
      server.waitUntil(() -> types(client), is(List.of(ServerType.REPLICA_SET_SECONDARY)));

      var another = reply().to(heartbeat()).after(server.mark());
      assertThat(server.tryAwait(another, Duration.ofMillis(60)).isPresent(), is(false));

      server.answersHello(Reply.exactly(POLLED.formatted(true, false, me))).awaitHeard();
      server.waitUntil(() -> types(client), is(List.of(ServerType.REPLICA_SET_PRIMARY)));
    }
  }

  @Test
  void the_connections_of_the_pool_get_the_answer_too() {
    try (var server = MockMongoServer.start()) {
      server.answersHello("{isWritablePrimary: true, maxWireVersion: 17}");
      server.autoResponds(command("ping")).repliesOk();
      try (var client = client(server)) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
      }
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void without_the_declaration_the_server_answers_again() {
    try (var server = MockMongoServer.start()) {
      var withheld = server.withholdsHello();
      try (var client = client(server)) {
        server.awaits(hello());
        withheld.cancel();
        server.waitUntil(() -> types(client), is(List.of(ServerType.REPLICA_SET_PRIMARY)));

        var secondary = server.answersHello("{secondary: true}").awaitHeard();
        assertThat(types(client), is(List.of(ServerType.REPLICA_SET_SECONDARY)));
        secondary.cancel();
        server.waitUntil(() -> types(client), is(List.of(ServerType.REPLICA_SET_PRIMARY)));
      }
    }
  }

  @Test
  void a_member_whose_hello_is_answered_by_the_test_has_no_rules_of_its_role() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      MockMongoServer chosen = replicaSet.secondary(0);
      replicaSet.primary().answersHello("{isWritablePrimary: false, secondary: true}");
      chosen.answersHello("{isWritablePrimary: true}");
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");
      try (var client =
          MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
        client.getDatabase("shop").getCollection("orders").insertOne(new Document());
      }
      replicaSet.verify(once(), command("insert").sentTo(chosen.address()));
    }
  }

  @Test
  void a_whole_deployment_withholds_its_hellos_until_each_member_answers() {
    try (var replicaSet = MockReplicaSet.start(2)) {
      replicaSet.withholdsHello();
      try (var client =
          MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
        replicaSet.members().forEach(member -> replicaSet.awaits(hello().sentTo(member.address())));

        replicaSet.primary().answersHello("{}").awaitHeard();
        assertThat(
            types(client), containsInAnyOrder(ServerType.REPLICA_SET_PRIMARY, ServerType.UNKNOWN));

        replicaSet.secondary(0).answersHello("{}").awaitHeard();
        assertThat(
            types(client),
            containsInAnyOrder(ServerType.REPLICA_SET_PRIMARY, ServerType.REPLICA_SET_SECONDARY));
      }
    }
  }

  @Test
  void a_fail_point_strikes_before_the_answer_of_the_test() {
    try (var server = MockMongoServer.start()) {
      server.answersHello("{isWritablePrimary: true}");
      server.failPoint(failCommand("isMaster").times(1).errorCode(91));
      server.autoResponds(command("ping")).repliesOk();
      try (var client = client(server)) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
      }
      server.verify(atLeast(2), handshake());
    }
  }

  @Test
  void a_later_hold_takes_hellos_from_the_answer() {
    try (var server = MockMongoServer.start()) {
      server.answersHello("{isWritablePrimary: true}");
      var hold = server.holds(handshake());
      try (var client = client(server)) {
        Request first = server.receives(handshake());
        hold.cancel();
        first.replies("{isWritablePrimary: false, secondary: true}");

        server.waitUntil(() -> types(client), is(List.of(ServerType.REPLICA_SET_PRIMARY)));
      }
    }
  }

  @Test
  void a_hello_that_was_withheld_from_a_stream_is_answered_at_the_end() {
    try (var server = MockMongoServer.start();
        var client = client(server)) {
      server.awaits(awaitableHello());
      var withheld = server.withholdsHello();
      server.waitUntil(() -> !isAnswered(server));

      Position end = server.mark();
      withheld.cancel();

      server.awaits(reply().to(awaitableHello()).after(end));
    }
  }

  /** Tells whether a hello is answered within six heartbeat intervals. */
  private static boolean isAnswered(MockMongoServer server) {
    var another = reply().to(awaitableHello()).after(server.mark());
    return server.tryAwait(another, Duration.ofMillis(60)).isPresent();
  }
}

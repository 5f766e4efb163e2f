package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Position;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServers;
import io.mockmongo.server.TestConversation;
import io.mockmongo.socket.FreedPort;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several servers as one: code for one server works for them too. */
@Timeout(30)
class ServersTest {

  @Test
  void code_for_one_server_works_for_several() {
    try (MockMongoServer one = MockMongoServer.start();
        MongoClient client = Driver.connect(one)) {
      answersOnePing(one, client);
    }
    try (MockMongoServers three = MockMongoServers.start(3);
        MongoClient client = Driver.connect(three.get(2))) {
      Request ping = answersOnePing(three, client);

      assertThat(ping.member(), is(three.get(2).address()));
    }
  }

  private static Request answersOnePing(TestConversation conversation, MongoClient client) {
    Position begin = conversation.mark();
    Call<Document> call = conversation.go(() -> Driver.ping(client));
    Request ping = conversation.receives(command("ping"));
    ping.replies("{n: 1}");

    assertThat(conversation.waitUntil(call::isDone, is(true)), is(true));
    assertThat(call.result().getInteger("n"), is(1));
    assertThat(conversation.awaits(command("ping").after(begin)), is(ping));
    conversation.verify(once().after(begin), command("ping"));
    conversation.verifyNothingElse();
    conversation.assertSatisfied();
    return ping;
  }

  @Test
  void the_requests_of_all_are_in_one_order() {
    try (MockMongoServers servers = MockMongoServers.start(2);
        MongoClient first = Driver.connect(servers.get(0));
        MongoClient second = Driver.connect(servers.get(1))) {
      servers.forEach(server -> server.autoResponds(command("ping")).repliesOk());
      Driver.ping(second);
      Driver.ping(first);

      servers.verifyInOrder(
          anyCommand().sentTo(servers.get(1).address()),
          anyCommand().sentTo(servers.get(0).address()));
      assertThrows(
          AssertionError.class,
          () ->
              servers.verifyInOrder(
                  anyCommand().sentTo(servers.get(0).address()),
                  anyCommand().sentTo(servers.get(1).address())));
      servers.verify(times(2), command("ping"));
    }
  }

  @Test
  void the_end_of_the_test_has_the_findings_of_all() throws Exception {
    try (MockMongoServers servers = MockMongoServers.start(2);
        var one = new RawClient(servers.get(0));
        var other = new RawClient(servers.get(1))) {
      one.send(1, "{ping: 1, $db: 'admin'}");
      other.send(1, "{count: 'orders', $db: 'shop'}");
      servers.awaits(command("ping"));
      servers.awaits(command("count"));

      AssertionError error = assertThrows(AssertionError.class, servers::assertSatisfied);

      assertThat(
          error.getMessage(),
          allOf(containsString("ping admin"), containsString("count shop.orders")));
    }
  }

  @Test
  void each_has_settings_of_its_own() throws Exception {
    try (MockMongoServers servers =
        MockMongoServers.start(
            MockMongoServer.builder().release(ServerRelease.V7_0),
            MockMongoServer.builder().release(ServerRelease.V8_0))) {
      List<Integer> versions = new ArrayList<>();
      for (MockMongoServer server : servers) {
        try (var client = new RawClient(server)) {
          client.send(1, "{hello: 1, $db: 'admin'}");
          versions.add(client.readsBody().getInt32("maxWireVersion").getValue());
        }
      }

      assertThat(versions, contains(21, 25));
    }
  }

  @Test
  void they_go_down_and_come_back_together() throws Exception {
    try (MockMongoServers servers = MockMongoServers.start(2);
        var client = new RawClient(servers.get(1))) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      client.readsBody();
      servers.goesDown();
      servers.awaits(connectionEnded());
      for (MockMongoServer server : servers) {
        assertThrows(ConnectException.class, () -> new RawClient(server));
      }

      servers.comesBack();

      for (MockMongoServer server : servers) {
        new RawClient(server).close();
      }
    }
  }

  @Test
  void verbs_work_while_one_server_is_open() throws Exception {
    try (MockMongoServers servers = MockMongoServers.start(2);
        var client = new RawClient(servers.get(1))) {
      servers.get(0).close();
      Call<Void> ping = servers.runs(() -> client.send(1, "{ping: 1, $db: 'admin'}"));

      servers.receives(command("ping")).repliesOk();

      ping.result();
      assertThat(client.readsBody().getDouble("ok").getValue(), is(1.0));
    }
  }

  @Test
  void servers_that_share_a_conversation_are_taken_as_one() {
    try (MockMongoServer first = MockMongoServer.start();
        MockMongoServer second = MockMongoServer.builder().conversationOf(first).start();
        MockMongoServer stranger = MockMongoServer.start()) {
      assertThat(MockMongoServers.of(first, second).servers(), contains(first, second));

      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> MockMongoServers.of(first, stranger));

      assertThat(error.getMessage(), containsString("do not share a conversation"));
    }
  }

  @Test
  void where_one_cannot_start_the_others_are_closed() {
    try (MockMongoServer taken = MockMongoServer.start()) {
      int port = Integer.parseInt(taken.address().substring(taken.address().indexOf(':') + 1));

      assertThrows(
          UncheckedIOException.class,
          () ->
              MockMongoServers.start(
                  MockMongoServer.builder(), MockMongoServer.builder().port(port)));
    }
    assertThrows(IllegalArgumentException.class, () -> MockMongoServers.start(0));
    assertThrows(IllegalArgumentException.class, MockMongoServers::start);
  }

  @Test
  void closing_closes_all() throws Exception {
    MockMongoServers servers = MockMongoServers.start(2);
    assertThat(servers.toString(), containsString(servers.get(1).address()));

    servers.close();
    servers.close();

    for (MockMongoServer server : servers) {
      assertThat(FreedPort.refuses(server.address()), is(true));
    }
    assertThat(servers.get(0).address(), is(not(servers.get(1).address())));
  }
}

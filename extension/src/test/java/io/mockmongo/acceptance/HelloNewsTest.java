package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a hello is news to a client, whoever answered the one before. */
class HelloNewsTest {

  private static final String HELLO = "{hello: 1, $db: 'admin'}";
  private static final String AWAITABLE =
      "{hello: 1, maxAwaitTimeMS: %d, topologyVersion: %s, $db: 'admin'}";
  private static final String OWN_VERSION =
      "{processId: {$oid: '000000000000000000000001'}, counter: {$numberLong: '9'}}";

  private final Facts facts = new Facts();
  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).listener(facts).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_declared_topology_version_that_the_client_knows_is_no_news() throws Exception {
    server.autoResponds(hello()).replies("{topologyVersion: " + OWN_VERSION + "}");
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      assertEquals(OWN_VERSION, version(client));

      assertThat(millisOfHello(client, OWN_VERSION), greaterThanOrEqualTo(300L));
      assertThat(millisOfHello(client, OWN_VERSION), greaterThanOrEqualTo(300L));
    }
  }

  @Test
  void a_topology_version_sent_exactly_that_the_client_knows_is_no_news() throws Exception {
    BsonDocument exactly = ExtendedJson.parse("{ok: 1, topologyVersion: " + OWN_VERSION + "}");
    server.autoResponds(hello()).replies(Reply.exactly(exactly));
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      assertEquals(exactly, client.readsBody());

      assertThat(millisOfHello(client, OWN_VERSION), greaterThanOrEqualTo(300L));
    }
  }

  @Test
  void after_a_handshake_by_hand_the_built_in_one_is_news_once() throws Exception {
    try (var client = new RawClient(server)) {
      var hold = server.holds(hello());
      client.send(1, HELLO);
      server.receives(hello()).replies("{topologyVersion: " + OWN_VERSION + "}");
      assertEquals(OWN_VERSION, version(client));
      hold.cancel();

      client.send(2, AWAITABLE.formatted(60_000, OWN_VERSION));
      String builtIn = version(client); // which waits for ten seconds at most

      assertThat(millisOfHello(client, builtIn), greaterThanOrEqualTo(300L));
    }
  }

  @Test
  void while_hellos_are_held_the_next_one_is_for_the_test_as_well() throws Exception {
    try (var client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, HELLO);
      server.receives(hello()).replies("{topologyVersion: " + OWN_VERSION + "}");
      assertEquals(OWN_VERSION, version(client));

      client.send(2, AWAITABLE.formatted(60_000, OWN_VERSION));
      server.receives(hello(), Duration.ofSeconds(10)).replies("{by: 'hand'}");

      assertThat(client.readsBody().getString("by").getValue(), is("hand"));
    }
  }

  @Test
  void a_handshake_by_hand_is_laid_over_the_profile() throws Exception {
    try (var client = new RawClient(server)) {
      server.holds(hello());
      client.send(1, HELLO);
      server.receives(hello()).repliesOk();

      BsonDocument reply = client.readsBody();

      assertThat(reply.getString("setName").getValue(), is("rs0"));
      assertThat(reply.getString("me").getValue(), is(server.address()));
    }
  }

  @Test
  void a_driver_takes_handshakes_by_hand_for_those_of_a_usable_member() {
    server.holds(hello());
    try (var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));
      Request request;
      do {
        request = server.receives(anything(), Duration.ofSeconds(10));
        request.repliesOk();
      } while (!request.command().name().equals("ping"));

      assertThat(call.result().getDouble("ok"), is(1.0));
      server.lifecycle().endScript();
    }
  }

  @Test
  void an_announced_change_answers_a_waiting_hello_with_what_a_computed_reply_says_now()
      throws Exception {
    AtomicInteger step = new AtomicInteger();
    server.autoResponds(hello()).replies(hello -> Reply.of("{step: " + step + "}"));
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      BsonDocument before = client.readsBody();
      client.send(2, AWAITABLE.formatted(60_000, topologyVersion(before)));

      step.set(7);
      server.announcesChange();

      BsonDocument after = client.readsBody(); // which waits for ten seconds at most
      assertThat(after.getInt32("step").getValue(), is(7));
      assertThat(counter(after), is(counter(before) + 1));
      assertThat(millisOfHello(client, topologyVersion(after)), greaterThanOrEqualTo(300L));
    }
  }

  @Test
  void an_announced_change_reaches_a_reply_with_a_topology_version_of_its_own() throws Exception {
    server.autoResponds(hello()).replies("{topologyVersion: " + OWN_VERSION + "}");
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      client.send(2, AWAITABLE.formatted(60_000, version(client)));

      server.announcesChange();

      assertEquals(OWN_VERSION, version(client)); // which waits for ten seconds at most
    }
  }

  @Test
  void a_hello_that_waits_is_forgotten_with_its_connection() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, HELLO);
      client.send(2, AWAITABLE.formatted(60_000, version(client)));
      client.send(3, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier")).replies(Reply.silence());
    }
    facts.next(ConnectionEnded.class);
    assertThat(ServerThreads.left(server, "connection"), empty());

    var answers = server.autoResponds(hello()).repliesOk();

    assertThat(answers.uses(), is(0));
  }

  private static String version(RawClient client) throws Exception {
    return topologyVersion(client.readsBody());
  }

  private static String topologyVersion(BsonDocument hello) {
    return ExtendedJson.write(hello.get("topologyVersion"));
  }

  private static long counter(BsonDocument hello) {
    return hello.getDocument("topologyVersion").getInt64("counter").getValue();
  }

  private static long millisOfHello(RawClient client, String version) throws Exception {
    long start = System.nanoTime();
    client.send(2, AWAITABLE.formatted(300, version));
    client.readsBody();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}

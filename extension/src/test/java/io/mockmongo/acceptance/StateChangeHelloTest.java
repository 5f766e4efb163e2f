package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.bson.Fields;
import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hello tells monitors what an error told of the server's state, once. */
class StateChangeHelloTest {

  private static final String VERSION = "topologyVersion";
  private static final String HELLO = "{hello: 1, $db: 'admin'}";
  private static final String AWAITABLE =
      "{hello: 1, maxAwaitTimeMS: 60000, topologyVersion: %s, $db: 'admin'}";
  private static final String INSERT = "{insert: 'orders', $db: 'shop'}";

  private MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "10107, true",
    "13435, true",
    "10058, true",
    "189, true",
    "11602, true",
    "13436, false"
  })
  void a_monitor_is_told_that_the_server_is_not_primary_and_then_that_it_is(
      int code, boolean isSecondary) throws Exception {
    server.autoResponds(command("insert")).repliesError(code, "changing");
    try (var monitor = new Monitor()) {
      BsonDocument error = error();

      BsonDocument changed = monitor.waits();
      BsonDocument back = monitor.waits();

      assertThat(counter(changed), is(counter(error)));
      assertThat(changed.get("isWritablePrimary"), is(BsonBoolean.FALSE));
      assertThat(changed.get("secondary"), is(BsonBoolean.valueOf(isSecondary)));
      assertThat(changed.containsKey("primary"), is(false));
      assertThat(counter(back), is(counter(changed) + 1));
      assertThat(back.get("isWritablePrimary"), is(BsonBoolean.TRUE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {91, 11600})
  void a_monitor_is_told_that_the_server_shuts_down_and_then_that_it_is_there_again(int code)
      throws Exception {
    server.autoResponds(command("insert")).repliesError(code, "changing");
    try (var monitor = new Monitor()) {
      BsonDocument error = error();

      BsonDocument changed = monitor.waits();
      BsonDocument back = monitor.waits();

      assertThat(changed.getDouble("ok").getValue(), is(0.0));
      assertThat(changed.getInt32("code").getValue(), is(91));
      assertThat(changed.getString("codeName").getValue(), is("ShutdownInProgress"));
      assertThat(changed.get(VERSION), is(error.get(VERSION)));
      assertThat(counter(back), is(counter(changed) + 1));
      assertThat(back.get("isWritablePrimary"), is(BsonBoolean.TRUE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ok: 0, errmsg: 'not master'}",
        "{ok: 1, n: 1, writeConcernError: {code: 10107, errmsg: 'x'}}"
      })
  void it_does_not_matter_how_the_error_tells_it(String error) throws Exception {
    server.autoResponds(command("insert")).replies(error);
    try (var monitor = new Monitor()) {
      error();

      assertThat(monitor.waits().get("secondary"), is(BsonBoolean.TRUE));
    }
  }

  @Test
  void nor_whether_it_has_a_version() throws Exception {
    server.autoResponds(command("insert")).replies(Reply.exactly("{ok: 0, code: 10107}"));
    try (var monitor = new Monitor()) {
      error();

      assertThat(monitor.waits().get("secondary"), is(BsonBoolean.TRUE));
    }
  }

  @Test
  void errors_that_follow_each_other_tell_one_change() throws Exception {
    server.autoResponds(command("insert")).repliesError(91, "changing");
    List<RawClient> clients = new ArrayList<>();
    try (var monitor = new Monitor()) {
      for (int i = 0; i < 10; i++) {
        clients.add(new RawClient(server));
      }
      for (RawClient client : clients) {
        client.send(1, INSERT);
      }
      Set<BsonValue> told = new HashSet<>();
      for (RawClient client : clients) {
        told.add(client.readsBody().get(VERSION));
      }

      assertThat(told, is(Set.of(monitor.waits().get(VERSION))));
    }
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void an_error_for_a_request_that_was_there_before_tells_no_other_change() throws Exception {
    try (var monitor = new Monitor();
        var one = new RawClient(server);
        var other = new RawClient(server)) {
      one.send(1, INSERT);
      other.send(1, INSERT);
      Request first = server.receives(command("insert"));
      Request last = server.receives(command("insert"));
      first.replies(Reply.error(10107, "changing"));
      BsonDocument told = monitor.waits();

      last.replies(Reply.error(10107, "changing"));

      List<BsonValue> versions =
          List.of(one.readsBody().get(VERSION), other.readsBody().get(VERSION));
      assertThat(told.get(VERSION), is(in(versions)));
      assertThat(counter(monitor.waits()), is(counter(told) + 1));
      assertThat(counter(monitor.polls()), is(counter(told) + 1));
    }
  }

  @Test
  void an_error_of_another_kind_tells_another_change() throws Exception {
    server.autoResponds(command("insert")).repliesError(91, "shutting down");
    server.autoResponds(command("update")).repliesError(10107, "not primary");
    try (var shut = new RawClient(server);
        var stepped = new RawClient(server)) {
      shut.send(1, INSERT);
      BsonDocument first = shut.readsBody();
      stepped.send(1, "{update: 'orders', $db: 'shop'}");

      assertThat(counter(stepped.readsBody()), is(counter(first) + 1));
    }
  }

  @Test
  void a_monitor_that_polls_is_told_as_well() throws Exception {
    server.autoResponds(command("insert")).repliesError(10107, "changing");
    try (var monitor = new Monitor()) {
      error();

      assertThat(monitor.polls().get("secondary"), is(BsonBoolean.TRUE));
      assertThat(monitor.polls().get("secondary"), is(BsonBoolean.FALSE));
    }
  }

  @Test
  void the_journal_tells_why_hello_differs() throws Exception {
    server.autoResponds(command("insert")).repliesError(10107, "changing");
    try (var monitor = new Monitor()) {
      error();
      monitor.waits();
      monitor.waits();
    }

    assertThat(
        server.journal().sent().stream()
            .filter(reply().to(hello())::matches)
            .map(Sent::answeredBy)
            .toList(),
        contains(
            "the built-in handshake",
            "the built-in handshake, after an error that changed the state",
            "the built-in handshake"));
  }

  @Test
  void so_is_one_of_a_release_without_topology_versions() throws Exception {
    server.close();
    server = MockMongoServer.builder().release(ServerRelease.of("4.2")).start();
    server.autoResponds(command("insert")).repliesError(91, "changing");
    try (var monitor = new RawClient(server)) {
      String hello = "{isMaster: 1, $db: 'admin'}";
      monitor.send(1, hello);
      monitor.readsBody();
      error();

      monitor.send(2, hello);
      assertThat(monitor.readsBody().getInt32("code").getValue(), is(91));
      monitor.send(3, hello);
      assertThat(monitor.readsBody().getBoolean("ismaster").getValue(), is(true));
    }
  }

  @Test
  void handshakes_tell_no_change() throws Exception {
    server.autoResponds(command("insert")).repliesError(91, "changing");
    try (var client = new RawClient(server);
        var during = new RawClient(server);
        var after = new RawClient(server)) {
      client.send(1, INSERT);
      client.readsBody();
      during.send(1, HELLO);
      assertThat(during.readsBody().getBoolean("isWritablePrimary").getValue(), is(true));

      client.send(2, "{endSessions: [], $db: 'admin'}"); // has read the error
      client.readsBody();
      after.send(1, HELLO);
      assertThat(after.readsBody().getBoolean("isWritablePrimary").getValue(), is(true));
    }
  }

  @Test
  void each_monitor_is_told_even_of_clients_that_got_no_error() throws Exception {
    server.autoResponds(command("insert")).repliesError(91, "changing");
    try (var one = new Monitor();
        var other = new Monitor()) {
      error();

      for (Monitor monitor : List.of(one, other)) {
        assertThat(monitor.waits().getInt32("code").getValue(), is(91));
        assertThat(monitor.waits().get("isWritablePrimary"), is(BsonBoolean.TRUE));
      }
    }
  }

  @Test
  void hello_does_not_tell_an_older_version_than_the_error_that_the_test_gave_one()
      throws Exception {
    try (var monitor = new Monitor()) {
      BsonValue process = ExtendedJson.parse(monitor.version).get("processId");
      BsonDocument version =
          new BsonDocument("processId", process).append("counter", new BsonInt64(1000));
      server
          .autoResponds(command("insert"))
          .replies("{ok: 0, code: 91, topologyVersion: " + ExtendedJson.write(version) + "}");
      error();

      assertThat(counter(monitor.waits()), is(1000L));
      assertThat(counter(monitor.waits()), is(1001L));
    }
  }

  @Test
  void declared_fields_win() throws Exception {
    server.autoResponds(hello()).replies("{isWritablePrimary: true, tags: {a: 'b'}}");
    server.autoResponds(command("insert")).repliesError(10107, "changing");
    try (var monitor = new Monitor()) {
      BsonDocument error = error();

      BsonDocument hello = monitor.waits();

      assertThat(counter(hello), is(counter(error)));
      assertThat(hello.get("isWritablePrimary"), is(BsonBoolean.TRUE));
      assertThat(hello.get("secondary"), is(BsonBoolean.FALSE));
    }
  }

  @Test
  void an_error_that_nobody_was_seen_to_read_can_not_be_compared_with_hello() throws Exception {
    server.autoResponds(command("insert")).repliesError(10107, "changing");
    try (var monitor = new Monitor();
        var client = new RawClient(server)) {
      client.send(1, INSERT);
      BsonDocument error = client.readsBody();

      BsonDocument hello = monitor.waits();

      assertThat(process(hello), is(not(process(error))));
      assertThat(counter(hello), is(counter(error)));
    }
  }

  @Test
  void the_test_says_when_the_state_has_changed_back() throws Exception {
    server.autoResponds(command("insert")).repliesError(91, "changing");
    try (var monitor = new Monitor();
        var client = new RawClient(server)) {
      client.send(1, INSERT);
      client.readsBody();

      server.announcesChange();

      assertThat(monitor.waits().getInt32("code").getValue(), is(91));
      assertThat(monitor.waits().get("isWritablePrimary"), is(BsonBoolean.TRUE));
    }
  }

  @Test
  void an_error_with_a_version_that_clients_know_changes_nothing() throws Exception {
    try (var monitor = new Monitor();
        var client = new RawClient(server)) {
      server
          .autoResponds(command("insert"))
          .replies("{ok: 0, code: 10107, topologyVersion: " + monitor.version + "}");
      client.send(1, INSERT);
      client.readsBody();

      assertEquals(monitor.version, ExtendedJson.write(monitor.polls().get(VERSION)));
    }
  }

  @Test
  void the_next_test_is_told_of_no_change() throws Exception {
    server.autoResponds(command("insert")).repliesError(10107, "changing");
    try (var monitor = new Monitor();
        var client = new RawClient(server)) {
      client.send(1, INSERT);
      client.readsBody();

      server.lifecycle().reset();

      assertThat(monitor.waits().get("isWritablePrimary"), is(BsonBoolean.TRUE));
    }
  }

  /** Sends an insert, reads the error, and closes the connection, as drivers do. */
  private BsonDocument error() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, INSERT);
      return client.readsBody();
    }
  }

  private static long counter(BsonDocument reply) {
    return reply.getDocument(VERSION).getInt64("counter").getValue();
  }

  private static BsonValue process(BsonDocument reply) {
    return Fields.get(reply.getDocument(VERSION), "processId");
  }

  /** A client's monitor, which knows the version of its last hello. */
  private final class Monitor implements AutoCloseable {

    private final RawClient client = new RawClient(server);
    private String version;

    Monitor() throws Exception {
      sends(HELLO);
    }

    /** Sends a hello that waits for a change. */
    BsonDocument waits() throws Exception {
      return sends(AWAITABLE.formatted(version));
    }

    BsonDocument polls() throws Exception {
      return sends(HELLO);
    }

    private BsonDocument sends(String hello) throws Exception {
      client.send(1, hello);
      BsonDocument reply = client.readsBody(); // which waits for ten seconds at most
      version = ExtendedJson.write(reply.get(VERSION));
      return reply;
    }

    @Override
    public void close() throws Exception {
      client.close();
    }
  }
}

package io.mockmongo.acceptance;

import static com.mongodb.connection.ServerType.REPLICA_SET_PRIMARY;
import static com.mongodb.connection.ServerType.UNKNOWN;
import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerSettings;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error that drivers take for a state change is followed by news, whatever its form. */
class StateChangeErrorTest {

  private static final String HELLO = "{hello: 1, $db: 'admin'}";
  private static final int REPETITIONS = 10;
  private static final int THREADS = 10;

  private final MockMongoServer server = MockMongoServer.start();

  @BeforeEach
  void answerPings() {
    server.autoResponds(command("ping")).repliesOk();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ok: 0, code: 10107, errmsg: 'x'}",
        "{ok: false, code: 91, errmsg: 'x'}",
        "{ok: 0, errmsg: 'not master'}",
        "{ok: 0, errmsg: 'the node is recovering now'}",
        "{ok: 0, code: 13436, topologyVersion:"
            + " {processId: {$oid: '000000000000000000000001'}, counter: {$numberLong: '9'}}}",
        "{ok: 1, n: 1, writeConcernError: {code: 91, errmsg: 'x'}}",
        "{ok: 1, n: 1, writeConcernError: {code: 10107, errmsg: 'x'}}"
      })
  void the_driver_finds_the_server_again_at_once(String error) {
    findsTheServerAgainAfter(Reply.of(error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ok: 0, code: 10107, errmsg: 'x'}",
        "{ok: 0, errmsg: 'not master'}",
        "{code: 11600, errmsg: 'x'}",
        "{ok: 1, n: 1, writeConcernError: {code: 91, errmsg: 'x'}}"
      })
  void the_driver_finds_the_server_again_at_once_after_an_exact_reply(String error) {
    findsTheServerAgainAfter(Reply.exactly(error));
  }

  @Test
  void the_driver_finds_the_server_again_at_once_after_a_changed_reply() {
    server.changesReplies(command("insert"), reply -> ExtendedJson.parse("{ok: 0, code: 189}"));

    findsTheServerAgainAfter(Reply.of("{n: 1}"));
  }

  /** Which the driver's monitor reads before the error. */
  @ParameterizedTest
  @ValueSource(ints = {10107, 91})
  void the_driver_heeds_an_error_that_it_reads_after_hello_has_told_the_same(int code) {
    Reply error = Reply.error(code, "x");
    server.autoResponds(command("insert")).replies(error.inSlices(50, Duration.ofMillis(80)));
    ServerTypes types = new ServerTypes();
    try (MongoClient client = patient(settings -> settings.addServerListener(types))) {
      ping(client);
      assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));
      ping(client); // within five seconds

      server.waitUntil(
          () ->
              types.told.contains(UNKNOWN)
                  && types.told.lastIndexOf(REPLICA_SET_PRIMARY) > types.told.lastIndexOf(UNKNOWN));
    }
  }

  /** The error and the hello that fails both make the server unknown. */
  @Test
  void the_driver_takes_the_same_error_of_many_threads_for_one_change() {
    ServerTypes types = new ServerTypes();
    try (MongoClient client = patient(settings -> settings.addServerListener(types))) {
      ping(client);
      List<Call<?>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        calls.add(server.go(() -> orders(client).insertOne(new Document())));
      }
      List<Request> requests = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        requests.add(server.receives(command("insert")));
      }
      requests.forEach(request -> request.replies(Reply.error(91, "x")));
      calls.forEach(call -> call.failsWith(MongoException.class));
      ping(client);

      server.waitUntil(() -> types.told.size() >= 4);
      assertThat(
          types.told, is(List.of(REPLICA_SET_PRIMARY, UNKNOWN, UNKNOWN, REPLICA_SET_PRIMARY)));
    }
  }

  /** The types that a driver took the server for, one after the other. */
  private static final class ServerTypes implements ServerListener {

    private final List<ServerType> told = new CopyOnWriteArrayList<>();

    @Override
    public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
      told.add(event.getNewDescription().getType());
    }
  }

  private void findsTheServerAgainAfter(Reply error) {
    server.autoResponds(command("insert")).replies(error);
    try (MongoClient client = patient()) {
      ping(client);
      for (int i = 0; i < REPETITIONS; i++) {
        assertThrows(MongoException.class, () -> orders(client).insertOne(new Document()));
        ping(client); // within five seconds
      }
    }
  }

  @Test
  void the_driver_finds_the_server_again_at_once_after_the_handshake_of_a_pool_has_failed() {
    try (MongoClient client = patient()) {
      Call<Document> busy = server.go(() -> run(client, "listDatabases"));
      Request request = server.receives(command("listDatabases"));
      AutoResponder failing = server.autoResponds(handshake()).repliesError(91, "x");
      assertThrows(MongoException.class, () -> ping(client)); // on another connection
      failing.cancel();

      ping(client); // within five seconds

      request.repliesOk();
      busy.result();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ok: 0, code: 10107, errmsg: 'x'}",
        "{ok: 0, errmsg: 'not master or secondary'}",
        "{ok: 1, n: 1, writeConcernError: {code: 91, errmsg: 'x'}}",
      })
  void such_an_error_has_a_new_topology_version(String error) throws Exception {
    server.autoResponds(command("insert")).replies(error);

    long before = counterAfter(HELLO);

    assertThat(counterAfter("{insert: 'c', $db: 'd'}"), is(before + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ok: 0, code: 11000, errmsg: 'not master'}",
        "{ok: 0, errmsg: 'no'}",
        "{ok: 1, n: 1, errmsg: 'not master'}",
        "{ok: 1, n: 1, code: 10107}",
        "{ok: 1, n: 1, writeConcernError: {code: 64, errmsg: 'not master'}}",
        "{ok: 1, n: 0, writeErrors: [{index: 0, code: 10107, errmsg: 'not master'}]}"
      })
  void other_errors_change_no_state(String error) throws Exception {
    server.autoResponds(command("insert")).replies(error);
    long before = counterAfter(HELLO);

    try (var client = new RawClient(server)) {
      client.send(1, "{insert: 'c', $db: 'd'}");
      client.readsBody();
    }

    assertThat(counterAfter(HELLO), is(before));
  }

  private long counterAfter(String request) throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, request);
      BsonDocument version = client.readsBody().getDocument("topologyVersion");
      return version.getInt64("counter").getValue();
    }
  }

  /** Connects a client whose monitor hears of no change for a minute unless it is told. */
  private MongoClient patient() {
    return patient(settings -> {});
  }

  private MongoClient patient(Consumer<ServerSettings.Builder> more) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .retryWrites(false)
            .retryReads(false)
            .applyToServerSettings(settings -> settings.heartbeatFrequency(1, TimeUnit.MINUTES))
            .applyToServerSettings(more::accept)
            .build());
  }
}

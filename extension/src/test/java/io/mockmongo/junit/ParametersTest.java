package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketReadException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test can take as a parameter. */
class ParametersTest {

  @MockMongo
  @AutoRespond(command = "ping", reply = "{n: 1}")
  static class EveryTypeEverywhereCase {
    MockMongoServer server;
    MongoClient client;

    @BeforeEach
    void before(
        MockMongoServer itsServer,
        MongoClient itsClient,
        MongoClientSettings settings,
        ConnectionString connectionString) {
      server = itsServer;
      client = itsClient;
      check(itsServer, itsClient, settings, connectionString);
    }

    @Test
    void during(
        MockMongoServer itsServer,
        MongoClient itsClient,
        MongoClientSettings settings,
        ConnectionString connectionString) {
      check(itsServer, itsClient, settings, connectionString);
    }

    @AfterEach
    void after(
        MockMongoServer itsServer,
        MongoClient itsClient,
        MongoClientSettings settings,
        ConnectionString connectionString) {
      check(itsServer, itsClient, settings, connectionString);
      server.verify(times(3), command("ping"));
    }

    private void check(
        MockMongoServer itsServer,
        MongoClient itsClient,
        MongoClientSettings settings,
        ConnectionString connectionString) {
      assertThat(itsServer, sameInstance(server));
      assertThat(itsClient, sameInstance(client));
      assertThat(ping(client).getInteger("n"), is(1));
      assertThat(connectionString.getHosts(), contains(server.address()));
      assertThat(settings.getClusterSettings().getHosts().get(0).toString(), is(server.address()));
    }
  }

  @Test
  void every_type_is_given_before_in_and_after_a_test_for_one_server() {
    Run.of(EveryTypeEverywhereCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class ClientsOfOnesOwnCase {
    @Test
    void of_settings(MongoClientSettings settings, MockMongoServer server) {
      try (MongoClient client = MongoClients.create(settings)) {
        ping(client);
      }
      server.verify(once(), command("ping"));
    }

    @Test
    void of_a_connection_string(ConnectionString connectionString, MockMongoServer server) {
      try (MongoClient client = MongoClients.create(connectionString)) {
        ping(client);
      }
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void settings_and_connection_string_make_clients_that_work() {
    Run.of(ClientsOfOnesOwnCase.class).passes(2);
  }

  @MockMongo(client = "retryReads=false&appName=x")
  static class OptionsCase {
    @Test
    void reach_the_connection_string(ConnectionString connectionString) {
      assertThat(connectionString.getRetryReads(), is(false));
      assertThat(connectionString.getApplicationName(), is("x"));
      assertThat(connectionString.getRequiredReplicaSetName(), is("rs0"));
    }

    @Test
    void reach_the_settings(MongoClientSettings settings) {
      assertThat(settings.getRetryReads(), is(false));
      assertThat(settings.getApplicationName(), is("x"));
    }

    @Test
    void reach_the_client(MongoClient client, MockMongoServer server) {
      server.autoResponds(command("find")).hangsUp();

      assertThrows(MongoSocketReadException.class, () -> orders(client).find().first());

      server.verify(once(), command("find"));
      server.verify(
          atLeast(1),
          command("hello", "isMaster").matching("{client: {application: {name: 'x'}}}"));
    }
  }

  @Test
  void options_reach_connection_string_settings_and_client() {
    Run.of(OptionsCase.class).passes(3);
  }

  @MockMongo
  static class NoOptionsCase {
    @Test
    void reads_are_retried(MongoClient client, MockMongoServer server) {
      server.autoResponds(command("find")).hangsUp();

      assertThrows(MongoSocketReadException.class, () -> orders(client).find().first());

      server.verify(times(2), command("find"));
    }

    @Test
    void servers_are_selected_within_5_seconds(MongoClientSettings settings) {
      assertThat(seconds(settings), is(5L));
    }
  }

  @Test
  void without_options_a_client_is_as_the_driver_makes_it_but_for_speed() {
    Run.of(NoOptionsCase.class).passes(2);
  }

  @MockMongo(client = "serverSelectionTimeoutMS=60000")
  static class SelectionCase {
    @Test
    void options_win(MongoClientSettings settings) {
      assertThat(seconds(settings), is(60L));
    }
  }

  @Test
  void options_go_before_what_makes_tests_fast() {
    Run.of(SelectionCase.class).passes(1);
  }

  private static long seconds(MongoClientSettings settings) {
    return settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS);
  }
}

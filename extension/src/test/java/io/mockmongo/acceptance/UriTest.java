package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.tls.Tls;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection string of a server, with a database and with options. */
class UriTest {

  @Test
  void a_database_stands_before_the_options_of_the_server() {
    try (var server = MockMongoServer.start()) {
      assertThat(server.uri("shop"), is("mongodb://" + server.address() + "/shop?replicaSet=rs0"));
    }
  }

  @Test
  void options_follow_those_of_the_server() {
    try (var server = MockMongoServer.start()) {
      assertThat(
          server.uri("shop", "retryReads=false&appName=x"),
          is("mongodb://" + server.address() + "/shop?replicaSet=rs0&retryReads=false&appName=x"));
    }
  }

  @Test
  void options_of_a_standalone_are_the_first_ones() {
    try (var server = standalone().start()) {
      assertThat(server.uri("shop"), is("mongodb://" + server.address() + "/shop"));
      assertThat(
          server.uri("shop", "appName=x"), is("mongodb://" + server.address() + "/shop?appName=x"));
    }
  }

  @Test
  void no_database_and_no_options_are_the_plain_connection_string() {
    try (var server = MockMongoServer.start()) {
      assertThat(server.uri(""), is(server.uri()));
      assertThat(server.uri("", ""), is(server.uri()));
      assertThat(server.uri("", "appName=x"), is(server.uri() + "&appName=x"));
    }
  }

  @Test
  void a_driver_connects_and_finds_its_database_and_options() {
    connectsTo(MockMongoServer.builder());
    connectsTo(standalone());
  }

  @Test
  void a_driver_connects_to_an_address_of_ip_version_6() {
    connectsTo(MockMongoServer.builder().host("::1"));
  }

  @Test
  void a_driver_connects_to_a_unix_socket() {
    connectsTo(MockMongoServer.builder().unixSocket());
  }

  @Test
  void a_driver_connects_by_tls() {
    connectsTo(MockMongoServer.builder().tls(Tls.selfMade()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rs/0", "a&b=c", "50 %", "größe", "x'y\"z", "a+b", "#?"})
  void the_name_of_a_replica_set_is_encoded(String name) {
    var profile =
        new ServerProfile(
            Topology.REPLICA_SET, name, ServerRelease.newestOfDriver(), Optional.empty());
    try (var server =
            MockMongoServer.builder()
                .profile(profile)
                .answers(DefaultAnswers.EMPTY_DATABASE)
                .start();
        var client = MongoClients.create(server.uri("shop"))) {
      assertThat(new ConnectionString(server.uri()).getRequiredReplicaSetName(), is(name));

      Document options = client.getDatabase("admin").runCommand(new Document("getCmdLineOpts", 1));

      assertThat(options.getList("argv", String.class).get(2), is(name));
      assertThat(
          options.getEmbedded(List.of("parsed", "replication", "replSet"), String.class), is(name));
    }
  }

  private static void connectsTo(MockMongoServerBuilder builder) {
    try (var server = builder.start()) {
      var uri = new ConnectionString(server.uri("größe", "retryReads=false&appName=till%201"));
      assertThat(uri.getDatabase(), is("größe"));
      assertThat(uri.getRetryReads(), is(false));
      assertThat(uri.getApplicationName(), is("till 1"));
      var settings = com.mongodb.MongoClientSettings.builder();
      server.autoResponds(command("ping")).repliesOk();
      try (var client =
          MongoClients.create(server.applyTo(settings).applyConnectionString(uri).build())) {
        client.getDatabase(uri.getDatabase()).runCommand(new Document("ping", 1));
      }
      server.verify(once(), command("ping").on("größe"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.orders", "a/b", "a b", "a\\b", "a\"b", "$shop"})
  void a_name_that_no_database_has_is_refused(String name) {
    try (var server = MockMongoServer.start()) {
      var error = assertThrows(IllegalArgumentException.class, () -> server.uri(name));
      assertThat(
          error.getMessage(),
          is(
              "uri(\""
                  + name
                  + "\", \"\"): the name of a database has no slash, backslash, space, quote, dot,"
                  + " dollar or NUL"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?appName=x", "&appName=x", "appName=x&", "appName", "=x", "appName=a b"})
  void options_that_are_no_pairs_are_refused(String options) {
    try (var server = MockMongoServer.start()) {
      var error = assertThrows(IllegalArgumentException.class, () -> server.uri("shop", options));
      assertThat(
          error.getMessage(),
          is(
              "uri(\"shop\", \""
                  + options
                  + "\"): write options as name=value, several with & between them, other text"
                  + " encoded"));
    }
  }

  private static MockMongoServerBuilder standalone() {
    return MockMongoServer.builder().profile(ServerProfile.standalone());
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionSecured;
import io.mockmongo.journal.Fact;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver and a server hold their conversation over TLS as they do without. */
class TlsTest {

  private static final int LONG = 5_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void each_version_of_it(String version) {
    try (var server = start(Tls.selfMade().protocols(version));
        var client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void with_certificates_of_both_sides(String version) {
    try (var server = start(Tls.selfMade().needClientAuth().protocols(version));
        var client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);

      server.verify(once(), command("ping"));
      assertThat(
          secured(server).line(),
          matchesPattern(
              ".* client agrees on TLS +"
                  + version
                  + " TLS_[A-Z0-9_]+, client CN=client,OU=client,O=MockMongo"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void by_each_name_of_loopback(String host) {
    try (var server = MockMongoServer.builder().host(host).tls(Tls.selfMade()).start();
        var client = connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      Driver.ping(client);
    }
  }

  @Test
  void long_messages_both_ways() {
    try (var server = start(Tls.selfMade());
        var client = connect(server)) {
      server
          .autoResponds(command("echo"))
          .replies(
              request ->
                  io.mockmongo.reply.Reply.of(
                      new org.bson.BsonDocument("echoed", request.command().get("echo"))));
      String text = "tea ".repeat(LONG / 4);

      Document reply = client.getDatabase("shop").runCommand(new Document("echo", text));

      assertEquals(text, reply.getString("echoed"));
    }
  }

  @Test
  void a_hang_up_is_known_at_once() {
    try (var server = start(Tls.selfMade());
        var client = connect(server)) {
      Call<Document> ping = server.go(() -> Driver.ping(client));

      server.receives(command("ping")).hangsUp();

      MongoSocketException e = ping.failsWith(MongoSocketException.class);
      assertThat(e.getMessage(), is("Prematurely reached end of stream"));
    }
  }

  @Test
  void the_connection_string_says_so() {
    try (var replicaSet = start(Tls.selfMade());
        var standalone =
            MockMongoServer.builder()
                .tls(Tls.selfMade())
                .profile(ServerProfile.standalone())
                .start()) {
      assertThat(
          replicaSet.uri(), is("mongodb://" + replicaSet.address() + "/?replicaSet=rs0&tls=true"));
      assertThat(standalone.uri(), is("mongodb://" + standalone.address() + "/?tls=true"));
    }
  }

  @Test
  void clients_verify_the_host_name() {
    try (var server = start(Tls.selfMade())) {
      MongoClientSettings settings = server.applyTo(MongoClientSettings.builder()).build();

      assertThat(settings.getSslSettings().isEnabled(), is(true));
      assertThat(settings.getSslSettings().isInvalidHostNameAllowed(), is(false));
    }
  }

  private static Fact secured(MockMongoServer server) {
    return server.journal().facts().stream()
        .filter(ConnectionSecured.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static MockMongoServer start(Tls tls) {
    return MockMongoServer.builder().tls(tls).start();
  }

  private static MongoClient connect(MockMongoServer server) {
    return MongoClients.create(
        server.applyTo(MongoClientSettings.builder().retryReads(false)).build());
  }
}

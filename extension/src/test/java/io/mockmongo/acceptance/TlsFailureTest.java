package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where client and server do not agree on TLS, the journal says why, and others are served. */
class TlsFailureTest {

  @Test
  void a_client_without_it() {
    try (var server = MockMongoServer.builder().tls(Tls.selfMade()).start();
        var client = MongoClients.create("mongodb://" + server.address() + "/?replicaSet=rs0")) {
      assertThat(
          reason(server),
          is(
              "the client does not use TLS (its first message is an OP_QUERY), but this server does;"
                  + " put tls=true into the client's connection string, as server.uri() does, or"
                  + " start the server without TLS"));
      assertThatOthersAreServed(server);
    }
  }

  @Test
  void a_client_without_it_that_is_of_no_kind_we_know() throws Exception {
    try (var server = MockMongoServer.builder().tls(Tls.selfMade()).start();
        var client = new RawClient(server)) {
      client.send("GET / HTTP/1.1\r\n\r\n".getBytes());

      assertThat(reason(server), startsWith("the client does not use TLS, but this server does; "));
      assertThat(client.isHungUpOn(), is(true));
    }
  }

  @Test
  void a_client_with_it_of_a_server_without() {
    try (var server = MockMongoServer.start();
        var client = secure(server, ssl -> ssl.applyToSslSettings(it -> it.enabled(true)))) {
      assertThat(
          reason(server),
          is(
              "the client speaks TLS, but this server does not; start the server with TLS, as"
                  + " @MockMongo(tls = ON) does, or disable TLS in the client's settings"
                  + " (server.applyTo(settings) does), its connection string (tls=false) or its"
                  + " framework (spring.data.mongodb.ssl.enabled=false, from Spring Boot 4"
                  + " spring.mongodb.ssl.enabled=false)"));
      assertThatOthersAreServed(server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_client_that_trusts_others(String version) {
    try (var server = start(Tls.selfMade().protocols(version));
        var client = secure(server, ssl -> ssl.applyToSslSettings(it -> it.enabled(true)))) {
      assertThat(
          reason(server),
          matchesPattern(
              "the client rejected the server's certificate \\(alert certificate_unknown\\): the client"
                  + " does not trust it, or it is not valid for the host that the client used;"
                  + " configure the client with server\\.applyTo\\(settings\\), or with Tls\\.clientContext\\(\\) or"
                  + " caPem\\(\\) of the server's Tls"));
      assertThatOthersAreServed(server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_client_without_a_certificate(String version) {
    try (var server = start(Tls.selfMade().needClientAuth().protocols(version));
        var client = secure(server, trusting(Tls.selfMade()))) {
      assertThat(
          reason(server),
          is(
              "the client sent no certificate, which this server requires; configure the client with"
                  + " server.applyTo(settings), or with Tls.clientContext() or clientPem() of the"
                  + " server's Tls"));
      assertThatOthersAreServed(server);
    }
  }

  /** Returns why the handshake failed; it explains the failure of a test, and is none by itself. */
  private static String reason(MockMongoServer server) {
    ConnectionEnded ended = (ConnectionEnded) server.awaits(connectionEnded());
    assertThat(ended.line(), ended.ending(), is(Ending.TLS_FAILED));
    assertThat(server.lifecycle().warnings(), hasItem("a TLS handshake failed: " + ended.reason()));
    server.assertSatisfied();
    return ended.reason();
  }

  private static void assertThatOthersAreServed(MockMongoServer server) {
    server.autoResponds(command("ping")).repliesOk();
    try (MongoClient other =
        MongoClients.create(server.applyTo(MongoClientSettings.builder()).build())) {
      Driver.ping(other);
    }
  }

  private static Consumer<MongoClientSettings.Builder> trusting(Tls tls) {
    return settings ->
        settings.applyToSslSettings(ssl -> ssl.enabled(true).context(tls.clientContext()));
  }

  private static MongoClient secure(
      MockMongoServer server, Consumer<MongoClientSettings.Builder> more) {
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString("mongodb://" + server.address()));
    more.accept(settings);
    return MongoClients.create(settings.build());
  }

  private static MockMongoServer start(Tls tls) {
    return MockMongoServer.builder().tls(tls).start();
  }
}

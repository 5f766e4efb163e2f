package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that the user builds is pointed at the server, and keeps its other settings. */
class ApplyToTest {

  @ParameterizedTest
  @EnumSource
  void a_client_of_the_users_own_finds_the_server(Topology topology) {
    try (MockMongoServer server =
            MockMongoServer.builder().profile(ServerProfile.of(topology)).start();
        MongoClient client =
            MongoClients.create(server.applyTo(MongoClientSettings.builder()).build())) {
      server.autoResponds(command("ping")).replies("{by: 'it'}");

      Document reply = client.getDatabase("admin").runCommand(new Document("ping", 1));

      assertThat(reply.getString("by"), is("it"));
    }
  }

  @Test
  void what_was_set_before_stays_and_what_is_set_after_wins() {
    try (MockMongoServer server = MockMongoServer.start()) {
      MongoClientSettings.Builder own =
          MongoClientSettings.builder()
              .applicationName("shop")
              .retryReads(false)
              .applyToSocketSettings(socket -> socket.readTimeout(100, MILLISECONDS));

      MongoClientSettings.Builder applied = server.applyTo(own);
      MongoClientSettings settings =
          applied
              .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, SECONDS))
              .build();

      assertThat(applied, sameInstance(own));
      assertThat(settings.getApplicationName(), is("shop"));
      assertThat(settings.getRetryReads(), is(false));
      assertThat(settings.getSocketSettings().getReadTimeout(MILLISECONDS), is(100));
      assertThat(settings.getServerSettings().getMinHeartbeatFrequency(MILLISECONDS), is(10L));
      assertThat(settings.getServerSettings().getHeartbeatFrequency(MILLISECONDS), is(1000L));
      assertThat(settings.getClusterSettings().getServerSelectionTimeout(SECONDS), is(1L));
      assertThat(settings.getClusterSettings().getRequiredReplicaSetName(), is("rs0"));
      assertThat(settings.getClusterSettings().getHosts().get(0).toString(), is(server.address()));
    }
  }

  /**
   * An error without topology version ends no awaitable hello: the monitor learns that the server
   * is there when its hello times out.
   */
  @Test
  void finds_a_server_again_within_the_server_selection_timeout_if_no_hello_announces_it() {
    try (MockMongoServer server = MockMongoServer.start();
        MongoClient client =
            MongoClients.create(
                server.applyTo(MongoClientSettings.builder().retryReads(false)).build())) {
      server
          .autoResponds(command("ping"))
          .first(Reply.exactly("{ok: 0, code: 10107, errmsg: 'not primary'}"))
          .then(Reply.ok());
      server.awaits(awaitableHello());

      assertThrows(MongoNotPrimaryException.class, () -> Driver.ping(client));

      assertThat(Driver.ping(client).getDouble("ok"), is(1.0));
    }
  }
}

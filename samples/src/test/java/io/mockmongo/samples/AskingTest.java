package io.mockmongo.samples;

import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerType;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import io.mockmongo.journal.Position;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Asking whether something happened, and waiting for what a client's listeners hear. */
@MockMongo
class AskingTest {

  @Test
  void retried_or_not_the_call_returns(MongoClient client, MockMongoServer server) {
    Call<Document> ping = server.go(() -> count(client));

    server.receives(command("count")).hangsUp();
    Optional<Request> retry = server.tryReceive(command("count"), Duration.ofSeconds(2));
    retry.ifPresent(request -> request.replies("{n: 7}"));

    assertTrue(retry.isPresent());
    assertThat(ping.result().getInteger("n"), is(7));
  }

  @Test
  void what_is_new_since_a_position(MongoClient client, MockMongoServer server) {
    server.autoResponds(command("ping")).repliesOk();
    ping(client);

    Position begin = server.mark();
    server.hangsUp();
    server.awaits(hungUp().after(begin));
  }

  @Test
  void what_a_listener_hears(MockMongoServer server) {
    List<ServerType> types = new CopyOnWriteArrayList<>();
    ServerListener listener =
        new ServerListener() {
          @Override
          public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
            types.add(event.getNewDescription().getType());
          }
        };
    try (MongoClient client = connect(server, listener)) {
      server.waitUntil(() -> types, hasItem(ServerType.REPLICA_SET_PRIMARY));
      int before = types.size();

      server.goesDown();

      server.waitUntil(types::size, is(greaterThan(before)));
      assertThat(types.get(before), is(not(ServerType.REPLICA_SET_PRIMARY)));
      server.comesBack();
    }
  }

  private static MongoClient connect(MockMongoServer server, ServerListener listener) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(settings -> settings.addServerListener(listener))
            .build());
  }

  private static void ping(MongoClient client) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));
  }

  private static Document count(MongoClient client) {
    return new Document(
        "n", (int) client.getDatabase("shop").getCollection("orders").estimatedDocumentCount());
  }
}

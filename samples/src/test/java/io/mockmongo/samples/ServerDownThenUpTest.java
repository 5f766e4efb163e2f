package io.mockmongo.samples;

import static io.mockmongo.journal.ConnectionEnded.Ending.REFUSED;
import static io.mockmongo.journal.ConnectionEnded.Ending.WENT_DOWN;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.journal.Fact;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A server that goes away under an application, and comes back. */
class ServerDownThenUpTest {

  @Test
  @MockMongo(client = "retryReads=false")
  void an_application_finds_its_server_again(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Long> lost = server.go(() -> orders.estimatedDocumentCount());
    Request request = server.receives(command("count"));

    server.goesDown();

    lost.failsWith(MongoSocketException.class);
    server.awaits(connectionEnded(WENT_DOWN).onConnectionOf(request));

    server.comesBack(); // at the same address
    server.autoResponds(command("count")).replies("{n: 3}");

    assertThat(orders.estimatedDocumentCount(), is(3L));
  }

  @Test
  @MockMongo
  void a_retry_waits_until_the_server_is_back(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Long> count = server.go(() -> orders.estimatedDocumentCount());
    Request first = server.receives(command("count"));

    server.goesDown();
    server.comesBack();

    server.receives(command("count").isRetryOf(first)).replies("{n: 3}");
    assertThat(count.result(), is(3L));
  }

  @Test
  @MockMongo
  @AutoRespond(command = "ping")
  void a_client_gives_up_while_nobody_lets_it_in(MockMongoServer server) {
    server.refusesConnections();
    try (MongoClient client = impatientClient(server)) {
      assertThrows(MongoTimeoutException.class, () -> ping(client));
      server.awaits(connectionEnded(REFUSED));
    }

    server.acceptsConnections();
    try (MongoClient client = MongoClients.create(server.uri())) {
      ping(client);
    }
  }

  @Test
  @MockMongo
  void a_reply_is_the_last_thing_that_a_server_says(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("insert"))
        .first(Reply.of("{n: 1}").andThen(Reply.hangUp()))
        .then(Reply.of("{n: 1}"));

    orders.insertOne(new Document("_id", 7)); // is acknowledged
    orders.insertOne(new Document("_id", 8)); // is tried again on another connection
  }

  @Test
  @MockMongo
  @AutoRespond(command = "ping")
  void the_client_closes_what_it_has_opened(MockMongoServer server) {
    try (MongoClient client = MongoClients.create(server.uri())) {
      ping(client);
    }

    Fact ping = server.awaits(command("ping"));
    server.awaits(closedByClient().onConnectionOf(ping));
  }

  private static void ping(MongoClient client) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));
  }

  private static MongoClient impatientClient(MockMongoServer server) {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
            .build());
  }
}

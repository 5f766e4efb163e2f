package io.mockmongo.samples;

import static io.mockmongo.journal.ConnectionEnded.Ending.RESET;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A network that is slow, holds what is sent, or loses it. */
class NetworkTest {

  @Test
  @MockMongo
  void a_driver_measures_how_far_its_server_is(MockMongoServer server) {
    server.network().delay(Duration.ofMillis(40)); // each reply, those to hellos too
    try (MongoClient client = MongoClients.create(server.uri())) {
      server.waitUntil(() -> roundTripMillis(client), greaterThan(39L));
    }
  }

  @Test
  @MockMongo
  @AutoRespond(command = "count", reply = "{n: 3}")
  void replies_arrive_in_an_order_that_a_seed_draws(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server.network().delay(Duration.ZERO, Duration.ofMillis(10));

    List<Call<Long>> counts =
        List.of(
            server.go(() -> orders.estimatedDocumentCount()),
            server.go(() -> orders.estimatedDocumentCount()));

    counts.forEach(count -> assertThat(count.result(), is(3L)));
  }

  @Test
  @MockMongo(client = "socketTimeoutMS=300&retryWrites=false")
  @AutoRespond(command = "count", reply = "{n: 0}")
  @AutoRespond(command = "insert", reply = "{n: 1}")
  void a_write_that_timed_out_is_carried_out_nevertheless(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.estimatedDocumentCount(); // opens a connection
    server.network().hold();

    Call<?> insert = server.go(() -> orders.insertOne(new Document("_id", 7)));

    insert.failsWith(MongoSocketReadTimeoutException.class);
    server.network().release();
    server.awaits(command("insert").matching("{documents: [{_id: 7}]}")); // though nobody waits
  }

  @Test
  @MockMongo
  void a_reply_is_lost_in_a_partition_and_the_write_is_retried(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<?> insert = server.go(() -> orders.insertOne(new Document("_id", 7)));
    Request lost = server.receives(command("insert"));

    server.network().partition();
    lost.replies("{n: 1}"); // never arrives
    server.network().repair();

    server.awaits(connectionEnded(RESET).onConnectionOf(lost));
    server.receives(command("insert").isRetryOf(lost)).replies("{n: 1}");
    insert.result();
  }

  @Test
  @MockMongo
  @AutoRespond(command = "ping")
  void a_client_that_connects_to_a_held_server_waits(MockMongoServer server) {
    server.network().hold();
    try (MongoClient client = MongoClients.create(server.uri())) {
      Call<Document> ping = server.go(() -> ping(client));
      server.awaits(connectionOpened());

      server.network().release();

      assertThat(ping.result().getDouble("ok"), is(1.0));
    }
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }

  private static long roundTripMillis(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .mapToLong(ServerDescription::getRoundTripTimeNanos)
        .map(nanos -> nanos / 1_000_000)
        .max()
        .orElse(0);
  }
}

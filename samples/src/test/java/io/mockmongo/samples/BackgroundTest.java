package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Calls in the background, and waiting for what they do. */
@MockMongo
class BackgroundTest {

  @Test
  void a_call_for_a_block(MongoClient client, MockMongoServer server) {
    MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");

    try (var insert = server.go(() -> orders.insertOne(new Document("_id", 7)))) {
      server.receives(command("insert")).replies("{n: 1}");
      assertTrue(insert.result().wasAcknowledged());
    }
  }

  @Test
  void a_stage_of_an_asynchronous_client(MongoClient client, MockMongoServer server) {
    CompletableFuture<Document> stage = CompletableFuture.supplyAsync(() -> ping(client));

    Call<Document> ping = server.follows(stage);

    server.receives(command("ping")).replies("{n: 7}");
    assertThat(ping.result().getInteger("n"), is(7));
  }

  @Test
  void a_loop_answers_all_that_comes(MongoClient client, MockMongoServer server) {
    server.runs(
        () -> {
          for (Request request : server.requests(anyOf(command("ping"), command("count")))) {
            request.replies("{n: " + request.position() + "}");
          }
        }); // until the test ends

    assertThat(ping(client).getDouble("ok"), is(1.0));
    assertThat(ping(client).getDouble("ok"), is(1.0));
  }

  @Test
  void what_the_client_tells_of_itself_is_waited_for(MockMongoServer server) {
    AtomicInteger cleared = new AtomicInteger();
    try (MongoClient client = listenedTo(server, cleared)) {
      Call<Document> ping = server.go(() -> ping(client));

      server.receives(command("ping")).hangsUp();
      server.waitUntil(() -> cleared.get() == 1);

      ping.failsWith(MongoSocketException.class);
    }
  }

  private static MongoClient listenedTo(MockMongoServer server, AtomicInteger cleared) {
    ConnectionPoolListener listener =
        new ConnectionPoolListener() {
          @Override
          public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
            cleared.incrementAndGet();
          }
        };
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
            .build());
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

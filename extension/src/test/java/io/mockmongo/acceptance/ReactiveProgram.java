package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.mockmongo.driver.Publishers;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** A program that calls a server through the reactive driver, and prints the results. */
final class ReactiveProgram {

  private ReactiveProgram() {}

  public static void main(String[] args) {
    callsByAddress();
    findsByName();
    blocks();
  }

  private static void callsByAddress() {
    try (var server = MockMongoServer.builder().timeout(Duration.ofMinutes(1)).start();
        MongoClient client = MongoClients.create(server.uri())) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");

      Call<List<Document>> found = server.go(Publishers.all(orders.find()));
      server.receives(command("find")).replies("{cursor: {firstBatch: [{_id: 1}, {_id: 2}]}}");
      System.out.println(found.result());

      Call<?> inserted = server.go(Publishers.one(orders.insertOne(new Document("_id", 7))));
      server.receives(command("insert")).replies("{n: 1}");
      System.out.println(inserted.result());

      Call<Document> none = server.go(Publishers.one(orders.find()));
      server.receives(command("find")).replies("{cursor: {firstBatch: []}}");
      System.out.println(none.result());

      Call<?> dropped = server.go(Publishers.one(orders.drop()));
      server.receives(command("drop")).repliesError(20, "not now");
      System.out.println(dropped.failsWith(MongoCommandException.class).getErrorCode());
      server.assertSatisfied();

      server.lifecycle().reset();
      Call<?> refused = server.go(Publishers.one(orders.drop()));
      System.out.println(refused.failsWith(MongoCommandException.class).getErrorCode());
    }
  }

  /** The driver knows no proxy, but asks the resolver of its settings. */
  private static void findsByName() {
    try (var server = MockMongoServer.builder().name("a:27017").start();
        MongoClient client =
            MongoClients.create(server.applyTo(MongoClientSettings.builder()).build())) {
      server.has("shop.orders", new Document("_id", 3));

      Call<List<Document>> found =
          server.go(Publishers.all(client.getDatabase("shop").getCollection("orders").find()));

      System.out.println(found.result() + " at " + server.address());
    }
  }

  /** The thread of the test waits outside of the driver. */
  private static void blocks() {
    Duration timeout = Duration.ofMinutes(1);
    try (var server = MockMongoServer.builder().timeout(timeout).start();
        MongoClient client = MongoClients.create(server.uri())) {
      long start = System.nanoTime();
      try {
        Mono.from(client.getDatabase("shop").getCollection("orders").drop()).block();
      } catch (MongoCommandException e) {
        boolean soon = System.nanoTime() - start < timeout.toNanos() / 2;
        String text = server.lifecycle().findings().get(0).text();
        System.out.println((soon ? "soon: " : "late: ") + text.lines().findFirst().orElse(""));
      }
    }
  }
}

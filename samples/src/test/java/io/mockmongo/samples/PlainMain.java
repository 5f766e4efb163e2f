package io.mockmongo.samples;

import static com.mongodb.client.model.Filters.eq;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;

/** The server in a plain {@code main}: no test framework is on the class path. */
public final class PlainMain {

  private PlainMain() {}

  /**
   * Finds one order.
   *
   * @param args not looked at
   */
  public static void main(String[] args) {
    try (var server = MockMongoServer.start();
        var client = MongoClients.create(server.uri())) {
      server.autoResponds(command("ping")).repliesOk();
      client.getDatabase("admin").runCommand(new Document("ping", 1));

      Call<Document> order = server.go(() -> firstOrder(client, 7));
      server
          .receives(command("find").on("shop.orders").matching("{filter: {_id: 7}}"))
          .replies("{cursor: {firstBatch: [{_id: 7, item: 'tea'}]}}");

      System.out.println("order 7 is for " + order.result().getString("item"));
      server.verify(once(), command("ping"));
      server.assertSatisfied();
    }
  }

  private static Document firstOrder(MongoClient client, int id) {
    return client.getDatabase("shop").getCollection("orders").find(eq(id)).first();
  }
}

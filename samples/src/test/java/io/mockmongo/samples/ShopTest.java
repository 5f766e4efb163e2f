package io.mockmongo.samples;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * An application with a client of its own, where only one command matters: the server answers all
 * others as one without data does.
 */
@MockMongo(answers = EMPTY_DATABASE)
class ShopTest {

  @Test
  void sells_what_there_is(MockMongoServer server) {
    server.has("shop.products", "{_id: 7, price: 12}"); // any find there returns it

    try (Shop shop = new Shop(server.uri())) {
      assertThat(shop.checkout(7), is(1));
    }

    server.verify(once(), command("insert").matching("{documents: [{number: 1, total: 12}]}"));
  }

  @Test
  void gives_up_politely(MockMongoServer server) {
    server.has("shop.products", "{_id: 7, price: 12}");
    server.autoResponds(command("insert").on("shop.invoices")).hangsUp();

    try (Shop shop = new Shop(server.uri())) {
      assertThrows(ShopClosed.class, () -> shop.checkout(7));
    }

    server.verify(times(2), command("insert").on("shop.invoices")); // the driver tried twice
  }

  @Test
  void sells_nothing_that_it_does_not_have(MockMongoServer server) {
    try (Shop shop = new Shop(server.uri())) {
      assertThrows(IllegalArgumentException.class, () -> shop.checkout(7));
    }

    server.verify(never(), command("insert"));
  }

  /** The application under test, which knows nothing of the mock. */
  static final class Shop implements AutoCloseable {

    private final MongoClient client;

    Shop(String uri) {
      client = MongoClients.create(uri);
      collection("invoices").createIndex(Indexes.ascending("number"));
    }

    /** Sells a product; returns the number of the invoice. */
    int checkout(int id) {
      Document product = collection("products").find(eq("_id", id)).first();
      if (product == null) {
        throw new IllegalArgumentException("there is no product " + id);
      }
      try {
        int number = nextNumber();
        collection("invoices")
            .insertOne(new Document("number", number).append("total", product.get("price")));
        return number;
      } catch (MongoException e) {
        throw new ShopClosed(e);
      }
    }

    private int nextNumber() {
      return collection("counters")
          .findOneAndUpdate(
              eq("_id", "invoice"),
              inc("next", 1),
              new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
          .getInteger("next");
    }

    private MongoCollection<Document> collection(String name) {
      return client.getDatabase("shop").getCollection(name);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** What the application makes of a database that does not answer. */
  static final class ShopClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ShopClosed(MongoException cause) {
      super("the shop is closed, come back later", cause);
    }
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Two servers in one test, told apart by name. */
@MockMongo(name = "orders")
@MockMongo(name = "billing")
class TwoServersTest {

  @FromServer("orders")
  MongoClient ordersClient;

  @Test
  @AutoRespond(server = "orders", command = "insert")
  void orders_are_no_bills(
      @FromServer("orders") MockMongoServer orders,
      @FromServer("billing") MockMongoServer billing) {
    ordersClient.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));

    orders.verify(once(), command("insert").on("shop.orders"));
    billing.verify(never(), command("insert"));
  }
}

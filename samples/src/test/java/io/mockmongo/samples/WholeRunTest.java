package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Scope;
import io.mockmongo.junit.SharedServer;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that starts before the tests and is kept for all of them. */
@MockMongo(scope = Scope.SHARED, database = "shop")
@AutoRespond(command = "createIndexes")
class WholeRunTest {

  private static MongoClient client;
  private static MongoCollection<Document> orders;

  @BeforeAll
  static void startApplication() {
    client = MongoClients.create(SharedServer.of(WholeRunTest.class).orElseThrow().uri());
    orders = client.getDatabase("shop").getCollection("orders");
    orders.createIndex(Indexes.ascending("item"));
  }

  @AfterAll
  static void stopApplication() {
    client.close();
  }

  @Test
  @AutoRespond(command = "insert", reply = "{n: 1}")
  void saves(MockMongoServer server) {
    assertThat(
        server.journalBefore().received(), hasItem(command("createIndexes").on("shop.orders")));

    orders.insertOne(new Document("item", "tea"));

    server.verify(once(), command("insert").on("shop.orders"));
  }
}

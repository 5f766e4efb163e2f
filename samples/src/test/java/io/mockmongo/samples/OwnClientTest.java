package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An application that makes its client by itself is given the server's address, no more. */
@MockMongo
@AutoRespond(command = "insert")
class OwnClientTest {

  @Test
  void by_settings(MockMongoServer server) {
    MongoClientSettings.Builder production =
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString("mongodb://app:secret@db.example.com/?tls=true"))
            .writeConcern(WriteConcern.MAJORITY);

    try (MongoClient client = MongoClients.create(server.applyTo(production).build())) {
      insert(client);
    }

    server.verify(once(), command("insert").matching("{writeConcern: {w: 'majority'}}"));
  }

  @Test
  void by_uri(MockMongoServer server) {
    try (MongoClient client = MongoClients.create(server.uri())) {
      insert(client);
    }

    server.verify(once(), command("insert").on("shop.orders"));
  }

  private static void insert(MongoClient client) {
    client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));
  }
}

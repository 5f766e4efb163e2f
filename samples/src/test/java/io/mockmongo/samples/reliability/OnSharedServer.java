package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Scope;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A test class of a run that shares one server. */
@MockMongo(scope = Scope.SHARED)
class OnSharedServer {

  @Test
  @AutoRespond(command = "insert", reply = "{n: 1}")
  void saves(MockMongoServer server) {
    KeptServer.orders(server).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").on("shop.orders"));
  }

  @Test
  @AutoRespond(command = "find", documents = "{_id: 7}")
  void finds(MockMongoServer server) {
    assertEquals(new Document("_id", 7), KeptServer.orders(server).find().first());
  }

  @Test
  @AutoRespond(command = "aggregate", documents = "{n: 3}")
  void counts(MockMongoServer server) {
    assertEquals(3, KeptServer.orders(server).countDocuments());
  }
}

package io.mockmongo.samples.reliability;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OnSharedServer} tests, on a server that is kept by hand. */
class OnKeptServer {

  private final MockMongoServer server = KeptServer.SERVER;

  @BeforeEach
  void reset() {
    server.lifecycle().reset();
  }

  @AfterEach
  void check() {
    server.assertSatisfied();
  }

  @Test
  void saves() {
    server.autoResponds(command("insert")).replies("{n: 1}");

    KeptServer.orders(server).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").on("shop.orders"));
  }

  @Test
  void finds() {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));

    assertEquals(new Document("_id", 7), KeptServer.orders(server).find().first());
  }

  @Test
  void counts() {
    server.autoResponds(command("aggregate")).replies(Cursor.of("{n: 3}"));

    assertEquals(3, KeptServer.orders(server).countDocuments());
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A failure says what was expected, what came instead, and what to write. */
@MockMongo
class WaitingInVainTest {

  @Test
  void nothing_came(MockMongoServer server) {
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> server.receives(command("insert").on("shop.orders"), Duration.ofMillis(50)));

    assertEquals(
        """
        no request came within 50 ms that matches: insert on shop.orders
          no request came but those that drivers send by themselves""",
        error.getMessage());
  }

  @Test
  @AutoRespond(command = "insert", reply = "{n: 1}")
  void what_came_was_answered_by_itself(MongoClient client, MockMongoServer server) {
    client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> server.receives(command("insert").on("shop.orders"), Duration.ofMillis(50)));

    String request =
        server.journal().received().stream()
            .filter(each -> each.command().name().equals("insert"))
            .map(each -> each.order() + ". insert shop.orders  " + each.text())
            .findFirst()
            .orElseThrow();
    assertEquals(
        "no request came within 50 ms that matches: insert on shop.orders\n"
            + "  "
            + request
            + "\n"
            + "    was answered by @AutoRespond(command = \"insert\")"
            + " on WaitingInVainTest.what_came_was_answered_by_itself()\n"
            + "to receive what is answered by itself, call server.holds(...) before it comes;"
            + " to look at it afterwards, server.verify(...)",
        error.getMessage());
  }
}

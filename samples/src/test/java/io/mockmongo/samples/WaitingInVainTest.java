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
        no request matched within 50 ms: insert on shop.orders
        the client sent no command, apart from handshakes and the like""",
        error.getMessage());
  }

  @Test
  @AutoRespond(command = "insert")
  void what_came_was_answered_by_itself(MongoClient client, MockMongoServer server) {
    client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> server.receives(command("insert").on("shop.orders"), Duration.ofMillis(50)));

    String request =
        server.journal().received().stream()
            .filter(each -> each.command().name().equals("insert"))
            .map(each -> each.position() + ". insert shop.orders  " + each.summary())
            .findFirst()
            .orElseThrow();
    assertEquals(
        "no request matched within 50 ms: insert on shop.orders\n"
            + "  "
            + request
            + "\n"
            + "    was answered by @AutoRespond(command = \"insert\")"
            + " on WaitingInVainTest.what_came_was_answered_by_itself()\n"
            + "to receive requests that a declared reply matches, call server.holds(...) first;"
            + " to check them afterwards, call server.verify(...)",
        error.getMessage());
  }
}

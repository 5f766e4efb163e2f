package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.server.Times.once;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.junit.WireVersionTest;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The same test against servers of several releases. */
@MockMongo
class ReleasesTest {

  @WireVersionTest(from = "4.2", to = "8.0")
  @AutoRespond(command = "ping")
  void speaks_to(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    shop.runCommand(new Document("ping", 1));

    server.verify(once(), command("ping").on("shop"));
  }

  @Test
  @MockMongo(release = "3.6")
  void is_too_old_for_the_driver(MongoClient client) {
    assertThrows(
        MongoIncompatibleDriverException.class,
        () -> client.getDatabase("shop").runCommand(new Document("ping", 1)));
  }
}

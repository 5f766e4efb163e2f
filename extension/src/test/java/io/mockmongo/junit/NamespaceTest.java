package io.mockmongo.junit;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Databases, collections and a builder of settings as parameters. */
class NamespaceTest {

  @MockMongo
  static class NamedCase {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void inserts(
        @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
      orders.insertOne(new Document("_id", 7));
      server.verify(once(), command("insert").on("shop.orders"));
    }

    @Test
    @AutoRespond(command = "ping")
    void pings(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
      shop.runCommand(new Document("ping", 1));
      server.verify(once(), command("ping").on("shop"));
    }

    @Test
    void is_of_the_class_it_is_declared_of(
        @Namespace("shop.parts.big") MongoCollection<BsonDocument> parts) {
      assertThat(parts.getDocumentClass() == BsonDocument.class, is(true));
      assertThat(parts.getNamespace().getFullName(), is("shop.parts.big"));
    }

    @Test
    @AutoRespond(command = "ping")
    void builds(MongoClientSettings.Builder settings) {
      try (var client = MongoClients.create(settings.applicationName("own").build())) {
        Driver.ping(client);
      }
    }
  }

  @Test
  void they_are_those_of_the_injected_client() {
    Run.of(NamedCase.class).passes(4);
  }

  @MockMongo
  static class UnnamedCase {
    @Test
    void never_runs(MongoDatabase database) {}
  }

  @Test
  void a_database_wants_a_name() {
    assertThat(
        Run.of(UnnamedCase.class).failure().getMessage(),
        endsWith(": name the database with @Namespace(\"shop\")"));
  }

  @MockMongo
  static class NoCollectionCase {
    @Test
    void never_runs(@Namespace("shop") MongoCollection<Document> orders) {}
  }

  @Test
  void a_collection_wants_both_names() {
    assertThat(
        Run.of(NoCollectionCase.class).failure().getMessage(),
        endsWith(": name the collection with @Namespace(\"shop.orders\")"));
  }

  @MockMongo(client = "retryReads")
  static class BadOptionsCase {
    @Test
    void never_runs(MongoDatabase database) {}
  }

  @Test
  void options_that_the_driver_refuses_name_the_annotation() {
    assertThat(
        Run.of(BadOptionsCase.class).failure().getMessage(),
        startsWith("@MockMongo(client = \"retryReads\"): "));
  }
}

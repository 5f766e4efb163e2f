package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test's server is told to answer as an empty database. */
class DefaultAnswersTest {

  @MockMongo(answers = EMPTY_DATABASE)
  static class Annotated {
    @Test
    void writes_and_reads(MongoClient client, MockMongoServer server) {
      insert(client, 1);
      assertNull(orders(client).find().first());
      server.has("shop.orders", "{_id: 1}");
      assertEquals(new Document("_id", 1), orders(client).find().first());
    }

    @Test
    @AutoRespond(command = "find", documents = "{_id: 2}")
    void is_asked_last(MongoClient client, MockMongoServer server) {
      server.has("shop.orders", "{_id: 1}");
      assertEquals(new Document("_id", 2), orders(client).find().first());
    }
  }

  @Test
  void by_annotation() {
    Run.of(Annotated.class).passes(2);
  }

  static class Registered {
    @RegisterExtension
    final MockMongoExtension mongo = MockMongoExtension.builder().answers(EMPTY_DATABASE).build();

    @Test
    void writes_and_reads(MongoClient client) {
      insert(client, 1);
      assertNull(orders(client).find().first());
    }
  }

  @Test
  void by_an_extension_in_code() {
    Run.of(Registered.class).passes(1);
  }

  @MockMongo
  static class Unset {
    @Test
    void reads(MongoClient client) {
      orders(client).find().first();
    }
  }

  @Test
  void not_unless_told() {
    assertThat(
        Run.of(Unset.class).failure().getMessage(),
        containsString("find shop.orders was not answered"));
  }
}

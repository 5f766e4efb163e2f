package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Leak.CURSORS;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Cursors declared by annotation. */
class DeclaredCursorTest {

  @MockMongo(leaks = CURSORS)
  @AutoRespond(
      command = "find",
      documents = {"{_id: 1}", "{_id: 2}", "{_id: 3}"},
      batchSize = 2)
  static class Declared {
    @Test
    void is_read(MongoClient client, MockMongoServer server) {
      assertEquals(
          List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3)),
          orders(client).find().into(new ArrayList<>()));
      server.verify(once(), command("getMore"));
    }

    @Test
    void is_killed(MongoClient client) {
      try (var cursor = orders(client).find().cursor()) {
        cursor.next();
      }
    }
  }

  @Test
  void documents_and_their_batch_size() {
    Run.of(Declared.class).passes(2);
  }

  @MockMongo(leaks = CURSORS)
  @AutoRespond(
      command = "find",
      documents = {"{_id: 1}", "{_id: 2}"},
      batchSize = 1)
  static class Left {
    @Test
    void is_left_open(MongoClient client) {
      orders(client).find().cursor().next();
    }
  }

  @Test
  void one_that_is_left_open_is_a_leak() {
    assertThat(
        Run.of(Left.class).failure().getMessage(),
        matchesPattern(
            "cursor 7\\d{18}, opened by request \\d+ \\(find shop\\.orders\\), was left open:"
                + " neither exhausted nor killed"));
  }

  @MockMongo
  @AutoRespond(command = {"find", "aggregate", "listCollections", "listIndexes"})
  static class Bare {
    @Test
    void is_empty(MongoClient client) {
      assertNull(orders(client).find().first());
      assertNull(orders(client).aggregate(List.of()).first());
      assertNull(orders(client).listIndexes().first());
      assertNull(client.getDatabase("shop").listCollectionNames().first());
    }

    @Test
    void is_empty_in_code_too(MongoClient client, MockMongoServer server) {
      server.autoResponds(command("find")).repliesOk();

      assertNull(orders(client).find().first());
    }

    @Test
    @AutoRespond(command = "find", reply = "{cursor: {id: 5, firstBatch: [{_id: 1}]}}")
    @AutoRespond(command = "getMore")
    void ends_a_cursor(MongoClient client) {
      assertEquals(1, orders(client).find().into(new ArrayList<>()).size());
    }
  }

  @Test
  void a_bare_declaration_is_an_empty_cursor() {
    Run.of(Bare.class).passes(3);
  }

  @MockMongo
  static class NotWithAReply {
    @Test
    @AutoRespond(command = "find", documents = "{_id: 1}", reply = "{}")
    void both(MongoClient client) {}
  }

  @MockMongo
  static class NotAlone {
    @Test
    @AutoRespond(command = "find", batchSize = 2)
    void alone(MongoClient client) {}
  }

  @MockMongo
  static class NotNegative {
    @Test
    @AutoRespond(command = "find", documents = "{}", batchSize = -2)
    void negative(MongoClient client) {}
  }

  @MockMongo
  static class NotJson {
    @Test
    @AutoRespond(
        command = "find",
        documents = {"{_id: 1}", "{_id 2}"})
    void bad(MongoClient client) {}
  }

  @Test
  void mistakes_are_told_before_the_test_runs() {
    assertMistake(NotWithAReply.class, "give one of them, or an error with a writeConcernError");
    assertMistake(NotAlone.class, "batchSize is the batch size of a cursor: add documents");
    assertMistake(NotNegative.class, "batchSize = -2 should be 0 or more");
    assertThat(
        Run.of(NotJson.class).failure().getMessage(),
        matchesPattern("(?s).*NotJson\\.bad\\(\\): documents: .*"));
  }

  private static void assertMistake(Class<?> testCase, String text) {
    assertThat(Run.of(testCase).failure().getMessage(), endsWith(text));
  }
}

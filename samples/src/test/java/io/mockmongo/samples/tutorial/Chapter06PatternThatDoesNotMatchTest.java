package io.mockmongo.samples.tutorial;

import static io.mockmongo.junit.Strictness.IGNORE;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A pattern that does not match is the most common mistake in tests like these. The failure
 * therefore shows the expected request, the closest request that arrived, and each field that
 * differs. These tests make the mistakes on purpose and check the texts.
 */
@MockMongo
class Chapter06PatternThatDoesNotMatchTest {

  @Test
  @AutoRespond(command = "insert")
  void verify_names_the_field_that_differs(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 8));

    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () -> server.verify(once(), command("insert").matching("{documents: [{_id: 7}]}")));

    assertThat(
        failure.getMessage(),
        allOf(
            startsWith(
                "expected exactly 1 request matching: insert matching {documents: [{_id: 7}]}"),
            containsString("but there was none\nclosest:\n"),
            endsWith("documents[0]._id: expected 7, but was 8")));
  }

  @Test
  void receives_names_the_namespace_that_differs(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Document> order = server.go(() -> orders.find().first());
    server.verify(once().within(Duration.ofSeconds(5)), command("find"));

    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () -> server.receives(command("find").on("shop.bills"), Duration.ofMillis(50)));
    server.receives(command("find")).replies("{cursor: {firstBatch: []}}"); // it is still parked
    order.result();

    assertThat(
        failure.getMessage(),
        allOf(
            startsWith("no request matched within 50 ms: find on shop.bills\nclosest:\n"),
            endsWith("namespace: expected shop.bills, but was shop.orders")));
  }

  @Test
  void a_pattern_explains_itself_to_assertThat_as_well(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Document> order = server.go(() -> orders.find().first());
    Request find = server.receives(command("find"));
    find.replies("{cursor: {firstBatch: []}}");
    order.result();

    AssertionError failure =
        assertThrows(
            AssertionError.class, () -> assertThat(find, command("find").without("limit")));

    assertThat(failure.getMessage(), endsWith("but: limit: expected absent, but was 1"));
  }

  @Test
  @MockMongo(unmatched = IGNORE, unused = IGNORE) // or the test would fail
  @AutoRespond(command = "find", on = "shop.bills")
  void the_client_gets_an_error_if_nothing_answers(
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    MongoCommandException refusal =
        assertThrows(MongoCommandException.class, () -> orders.find().first());

    assertThat(
        refusal.getErrorMessage(),
        allOf(
            startsWith("MockMongo: find shop.orders was not answered"),
            containsString("closest: find on shop.bills;")));
  }
}

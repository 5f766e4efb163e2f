package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A test can answer requests in a loop of its own: the loop runs in the background, looks at each
 * request and replies, while the test's thread uses the driver as usual. The loop tries the most
 * restrictive pattern first, because the general one would match the same requests, and answers any
 * other command with an error. It ends when the test sends a command that no real server has, so
 * the test needs no other signal.
 *
 * <p>Declared answers do the same without a loop: the first one in the source that matches answers.
 */
@MockMongo
class Chapter07ServingLoopTest {

  private static final RequestPattern ORDER_7 = command("find").matching("{filter: {_id: 7}}");
  private static final RequestPattern ORDERS = command("find").on("shop.orders");
  private static final RequestPattern FIND = command("find");
  private static final RequestPattern STOP = command("stop");

  @Test
  void a_loop_serves_finds_until_it_is_stopped(
      @Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    Call<Integer> served = server.go(() -> serve(server));

    assertThat(find(shop, "orders", 7), is("seven"));
    assertThat(find(shop, "orders", 8), is("any"));
    assertThat(find(shop, "bills", 8), is(nullValue()));
    MongoCommandException refused =
        assertThrows(
            MongoCommandException.class, () -> shop.runCommand(new Document("count", "orders")));
    assertThat(refused.getErrorMessage(), is("unrecognized request: count"));
    shop.runCommand(new Document("stop", 1));

    assertThat(served.result(), is(4));
  }

  private static int serve(MockMongoServer server) {
    for (int served = 0; ; served++) {
      Request request = server.receives();
      if (STOP.matches(request)) {
        request.repliesOk();
        return served;
      }
      request.replies(reply(request));
    }
  }

  private static Reply reply(Request request) {
    if (ORDER_7.matches(request)) {
      return Reply.of("{cursor: {firstBatch: [{name: 'seven'}]}}");
    }
    if (ORDERS.matches(request)) {
      return Reply.of("{cursor: {firstBatch: [{name: 'any'}]}}");
    }
    return FIND.matches(request)
        ? Reply.of("{cursor: {firstBatch: []}}")
        : Reply.error(59, "unrecognized request: " + request.command().name());
  }

  @Test
  @AutoRespond(
      command = "find",
      matching = "{filter: {_id: 7}}",
      reply = "{cursor: {firstBatch: [{name: 'seven'}]}}")
  @AutoRespond(
      command = "find",
      on = "shop.orders",
      reply = "{cursor: {firstBatch: [{name: 'any'}]}}")
  @AutoRespond(command = "find", reply = "{cursor: {firstBatch: []}}")
  void declared_answers_need_no_loop(@Namespace("shop") MongoDatabase shop) {
    assertThat(find(shop, "orders", 7), is("seven"));
    assertThat(find(shop, "orders", 8), is("any"));
    assertThat(find(shop, "bills", 8), is(nullValue()));
  }

  private static String find(MongoDatabase shop, String collection, int id) {
    Document found = shop.getCollection(collection).find(new Document("_id", id)).first();
    return found == null ? null : found.getString("name");
  }
}

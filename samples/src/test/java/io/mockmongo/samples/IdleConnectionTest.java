package io.mockmongo.samples;

import static io.mockmongo.matchers.ConversationMatchers.connectionHalfClosed;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A connection that lies idle in the driver's pool, and that the server closes meanwhile. */
class IdleConnectionTest {

  @Test
  @MockMongo
  void a_read_is_tried_again_on_another_connection(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Request first = counted(orders, server);
    first.hangsUp(); // on the connection, which is idle by now
    server.awaits(hungUp().onConnectionOf(first));

    Call<Long> count = server.go(() -> orders.estimatedDocumentCount());
    Request second = server.receives(command("count"));
    second.replies("{n: 2}");

    assertThat(count.result(), is(2L));
    assertThat(second, not(onConnectionOf(first)));
  }

  @Test
  @MockMongo(client = "retryReads=false")
  void without_a_retry_the_next_operation_fails_and_the_one_after_it_works(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    counted(orders, server).resets();

    assertThrows(MongoSocketException.class, () -> orders.estimatedDocumentCount());

    counted(orders, server);
  }

  @Test
  @MockMongo(client = "retryReads=false")
  void what_was_sent_on_a_half_closed_connection_came_through_but_was_not_answered(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Request first = counted(orders, server);
    first.halfCloses();
    server.awaits(connectionHalfClosed().onConnectionOf(first));

    assertThrows(MongoSocketException.class, () -> orders.estimatedDocumentCount());

    Request unanswered = server.receives(command("count").onEndedConnection());
    assertThat(unanswered, is(onConnectionOf(first)));
  }

  private static Request counted(MongoCollection<Document> orders, MockMongoServer server) {
    Call<Long> count = server.go(() -> orders.estimatedDocumentCount());
    Request request = server.receives(command("count").on("shop.orders"));
    request.replies("{n: 1}");
    assertThat(count.result(), is(1L));
    return request;
  }
}

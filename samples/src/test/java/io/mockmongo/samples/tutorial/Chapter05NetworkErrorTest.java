package io.mockmongo.samples.tutorial;

import static io.mockmongo.junit.Fault.HANG_UP;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * If a connection breaks, the client does not know whether the server executed the command. Drivers
 * therefore retry most reads and writes once, on a new connection, and the application does not
 * notice. To test how your application handles a network error, disable retries or break the second
 * attempt too.
 */
@MockMongo
class Chapter05NetworkErrorTest {

  @Test
  @MockMongo(client = "retryReads=false")
  void without_a_retry_a_hang_up_is_an_error_at_once(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Document> order = server.go(() -> orders.find().first());

    server.receives(command("find")).hangsUp();

    order.failsWith(MongoSocketException.class);
    server.verify(once(), command("find"));
  }

  @Test
  void the_drivers_retry_hides_one_hang_up(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    Call<Document> order = server.go(() -> orders.find().first());

    Request broken = server.receives(command("find"));
    broken.hangsUp();
    Request retry = server.receives(command("find"));
    retry.replies("{cursor: {firstBatch: [{_id: 7}]}}");

    assertThat(order.result(), is(new Document("_id", 7)));
    assertThat(retry.connection(), is(not(broken.connection())));
  }

  @Test
  @AutoRespond(command = "find", fault = HANG_UP)
  void the_drivers_retry_does_not_hide_two(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertThrows(MongoSocketException.class, () -> orders.find().first());

    server.verify(times(2), command("find"));
  }

  @Test
  @AutoRespond(command = "insert", fault = HANG_UP, times = 1)
  @AutoRespond(command = "insert")
  void a_write_is_retried_with_the_same_transaction_number(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    // A real server recognizes the retry by session and number, and executes the write once.
    server.verify(times(2), command("insert").matching("{txnNumber: 1, lsid: {$$exists: true}}"));
  }
}

package io.mockmongo.samples.errors;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A server sheds load. From 5.12 on the driver tries again, later and later, up to twice; before,
 * the application sees the error.
 */
@MockMongo
class OverloadTest {

  @Test
  @AutoRespond(
      command = "find",
      errorCode = 462,
      errorLabels = {"SystemOverloadedError", "RetryableError"},
      times = 2)
  @AutoRespond(command = "find", documents = "{_id: 7}")
  void is_waited_out(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertThat(orders.find().first(), is(new Document("_id", 7)));

    server.verify(times(3), command("find"));
  }
}

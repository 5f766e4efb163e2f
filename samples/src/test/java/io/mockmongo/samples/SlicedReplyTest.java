package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Replies that reach the driver piece by piece, as over a slow network. */
class SlicedReplyTest {

  @Test
  @MockMongo
  void a_driver_puts_a_message_together_from_single_bytes(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server.autoResponds(command("count")).replies(Reply.of("{n: 3}").inSlices(1, Duration.ZERO));

    assertThat(orders.estimatedDocumentCount(), is(3L));
  }

  @Test
  @MockMongo(client = "socketTimeoutMS=200&retryReads=false")
  void it_gives_up_where_the_next_piece_does_not_come(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    server
        .autoResponds(command("count"))
        .replies(Reply.of("{n: 3}").inSlices(20, Duration.ofMinutes(1)));

    assertThrows(MongoSocketReadTimeoutException.class, () -> orders.estimatedDocumentCount());
  }
}

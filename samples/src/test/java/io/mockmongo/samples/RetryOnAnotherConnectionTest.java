package io.mockmongo.samples;

import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A write whose connection is lost, followed over both of its connections. */
@MockMongo
class RetryOnAnotherConnectionTest {

  @Test
  void a_write_is_sent_again_on_another_connection(MongoClient client, MockMongoServer server) {
    Document order = new Document("_id", 7);
    Call<InsertOneResult> insert =
        server.go(() -> client.getDatabase("shop").getCollection("orders").insertOne(order));

    Request first = server.receives(command("insert").on("shop.orders"));
    first.hangsUp();
    server.awaits(hungUp().onConnectionOf(first));

    Request retry = server.receives(command("insert").isRetryOf(first));
    assertThat(retry, not(onConnectionOf(first)));
    retry.replies("{n: 1}");
    insert.result();

    assertThat(server.journal().sent(), hasItem(reply("{n: 1}").to(command("insert"))));
  }
}

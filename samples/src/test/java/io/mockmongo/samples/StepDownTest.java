package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.connection.ServerType;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The primary steps down and is elected again; a write waits meanwhile. */
@MockMongo
class StepDownTest {

  private final AtomicBoolean isPrimary = new AtomicBoolean(true);

  @Test
  @AutoRespond(command = "insert")
  void a_write_waits_for_a_primary(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    server
        .autoResponds(hello())
        .replies(hello -> Reply.of("{isWritablePrimary: " + isPrimary + "}"));
    orders.insertOne(new Document("_id", 1));

    isPrimary.set(false);
    server.announcesChange();
    server.waitUntil(() -> type(client) == ServerType.REPLICA_SET_SECONDARY);
    Call<InsertOneResult> write = server.go(() -> orders.insertOne(new Document("_id", 2)));
    assertThat(write.isDone(), is(false));

    isPrimary.set(true);
    server.announcesChange();
    write.result();
    server.verify(times(2), command("insert"));
  }

  private static ServerType type(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().get(0).getType();
  }
}

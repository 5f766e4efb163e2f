package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What the driver says of its write concern, which its API never shows. */
@MockMongo
class WriteConcernTest {

  @Test
  @AutoRespond(command = "insert")
  void is_sent_where_it_is_set(MongoClient client, MockMongoServer server) {
    orders(client).withWriteConcern(WriteConcern.W1).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").matching("{writeConcern: {w: 1}}"));
  }

  @Test
  @AutoRespond(command = "insert")
  void is_absent_by_default(MongoClient client, MockMongoServer server) {
    orders(client).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").matching("{writeConcern: {$$exists: false}}"));
    server.verify(once(), command("insert").without("writeConcern"));
  }

  @Test
  @AutoRespond(command = "ping")
  void unacknowledged_means_that_no_answer_is_awaited(MongoClient client, MockMongoServer server) {
    var unacknowledged = orders(client).withWriteConcern(WriteConcern.UNACKNOWLEDGED);

    assertFalse(unacknowledged.insertOne(new Document("_id", 7)).wasAcknowledged());

    server.receives(command("insert").with(MORE_TO_COME)); // and never answered
    Document pong = client.getDatabase("admin").runCommand(new Document("ping", 1));
    assertThat(pong.getDouble("ok"), is(1.0));
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }
}

package io.mockmongo.samples.tutorial;

import static com.mongodb.ReadPreference.secondary;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A driver learns the members of a replica set from the members themselves: each hello lists all
 * hosts, and says whether its sender is the primary or a secondary. As long as there is no primary,
 * reads that a secondary may serve go on, and writes wait. A member that joins appears in the list
 * of hosts of a hello; the driver connects to it, and if it says that it is the primary, the writes
 * that waited are sent to it.
 *
 * <p>The driver's monitor waits for a hello of each server: a hello that is declared anew is sent
 * at once, so the test waits for no heartbeat.
 */
@MockMongo(name = "old")
@MockMongo(name = "joining")
class Chapter15PrimaryJoinsTest {

  @Test
  void a_write_waits_for_the_primary(
      @FromServer("old") MockMongoServer old, @FromServer("joining") MockMongoServer joining) {
    isSecondary(old, old.address());
    try (MongoClient client = MongoClients.create(old.uri())) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");

      Call<Document> read = old.go(() -> orders.withReadPreference(secondary()).find().first());
      old.receives(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
      assertThat(read.result().getInteger("_id"), is(7));

      Call<InsertOneResult> write = joining.go(() -> orders.insertOne(new Document("_id", 8)));
      isSecondary(old, old.address(), joining.address());
      Request insert = joining.receives(command("insert"));
      insert.replies("{n: 1}");

      assertThat(write.result().wasAcknowledged(), is(true));
      old.verify(never(), command("insert"));
    }
  }

  /** That a member is listed makes it no primary: the driver waits for the member's own word. */
  @Test
  void a_write_waits_until_the_listed_primary_says_so_itself(
      @FromServer("old") MockMongoServer old, @FromServer("joining") MockMongoServer joining) {
    joining.withholdsHello();
    isSecondary(old, old.address(), joining.address());
    try (MongoClient client = MongoClients.create(old.uri())) {
      MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
      Call<InsertOneResult> write = joining.go(() -> orders.insertOne(new Document("_id", 8)));
      joining.awaits(hello()); // the driver asks, and gets no answer yet
      joining.verify(never(), command("insert"));

      joining.answersHello("{isWritablePrimary: true}");
      joining.receives(command("insert")).replies("{n: 1}");

      assertThat(write.result().wasAcknowledged(), is(true));
    }
  }

  private static void isSecondary(MockMongoServer server, String... hosts) {
    String list = "'" + String.join("', '", hosts) + "'";
    server
        .autoResponds(hello())
        .replies("{isWritablePrimary: false, secondary: true, hosts: [" + list + "]}");
  }
}

package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A reply that comes after its time is never taken for that of the next command. */
class LateReplyTest {

  @Test
  @MockMongo(client = "maxPoolSize=1&socketTimeoutMS=1000")
  void a_late_reply_is_not_the_next_commands(MongoClient client, MockMongoServer server) {
    Call<Document> first = server.go(() -> ping(client));
    Request timedOut = server.receives(command("ping"));
    first.failsWith(MongoSocketReadTimeoutException.class);

    Call<Document> second = server.go(() -> ping(client));
    Request next = server.receives(command("ping"));
    timedOut.replies("{of: 'the first'}");
    next.replies("{of: 'the second'}");

    assertThat(second.result().getString("of"), is("the second"));
    assertThat(next, is(not(onConnectionOf(timedOut))));
  }

  @Test
  @MockMongo(client = "maxPoolSize=1&socketTimeoutMS=200")
  void its_sender_is_told_that_nobody_is_there(MongoClient client, MockMongoServer server) {
    Call<Document> call = server.go(() -> ping(client));
    Request timedOut = server.receives(command("ping"));
    call.failsWith(MongoSocketReadTimeoutException.class);

    server.awaits(connectionEnded().onConnectionOf(timedOut));

    assertThat(timedOut.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

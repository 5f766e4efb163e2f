package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Nothing is answered but by the test: a driver's life from its first word on. */
@MockMongo(byHand = true)
class ByHandTest {

  @Test
  void a_driver_looks_at_the_server_before_it_sends_anything(
      MongoClient client, MockMongoServer server) {
    Call<Document> ping =
        server.go(() -> client.getDatabase("admin").runCommand(new Document("ping", 1)));

    Request monitor = server.receives(); // it is the first to come
    assertThat(monitor, is(handshake().matching("{helloOk: true}")));
    assertThat(ping.isDone(), is(false));
    monitor.replies("{maxWireVersion: 21}"); // merged into the reply of a healthy member

    for (Request request : server.requests()) {
      if (request.isHello()) {
        greet(request);
      } else { // the pool has made its connection
        assertThat(request, is(command("ping")));
        assertThat(request, is(not(onConnectionOf(monitor))));
        request.repliesOk();
        break;
      }
    }
    ping.result();
  }

  /** Of the monitor's and those that measure the round trip, the awaitable ones may wait. */
  private static void greet(Request hello) {
    if (!awaitableHello().matches(hello)) {
      hello.replies("{maxWireVersion: 21}");
    }
  }
}

package io.mockmongo.samples.tutorial;

import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Every wait of a test has a timeout: five seconds, unless the test sets another. A shorter one is
 * useful to check that nothing arrives. The client has timeouts of its own: a server that is
 * silent, or too slow, shows what the client does then.
 */
@MockMongo
class Chapter10ImpatienceTest {

  private static final Duration A_MOMENT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(5);

  @Test
  void receives_can_give_up_early(MockMongoServer server) {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> server.receives(command("ping"), A_MOMENT));

    assertThat(failure.getMessage(), startsWith("no request matched within 50 ms: ping"));
  }

  @Test
  void a_call_is_not_done_until_it_is_answered(
      @Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    Call<Document> call = server.go(() -> ping(shop));
    Request ping = server.receives(command("ping"));

    assertThrows(AssertionError.class, () -> call.result(A_MOMENT));
    ping.repliesOk();

    assertThat(call.result().getDouble("ok"), is(1.0));
  }

  @Test
  @MockMongo(client = "socketTimeoutMS=500")
  @AutoRespond(command = "ping", fault = SILENCE)
  void a_client_with_a_limit_gives_up_on_a_silent_server(@Namespace("shop") MongoDatabase shop) {
    assertThrows(MongoSocketReadTimeoutException.class, () -> ping(shop));
  }

  @Test
  @MockMongo(client = "socketTimeoutMS=500")
  @AutoRespond(command = "ping", delayMillis = 10_000)
  void a_client_with_a_limit_gives_up_on_a_slow_server(@Namespace("shop") MongoDatabase shop) {
    assertThrows(MongoSocketReadTimeoutException.class, () -> ping(shop));
  }

  @Test
  void a_client_without_a_limit_waits(
      @Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    Call<Document> call = server.go(() -> ping(shop));
    Request ping = server.receives(command("ping"));

    long start = System.nanoTime();
    ping.replies(Reply.ok().delayed(A_MOMENT));

    assertThat(call.result().getDouble("ok"), is(1.0));
    assertThat(Duration.ofNanos(System.nanoTime() - start), is(greaterThanOrEqualTo(A_MOMENT)));
  }

  @Test
  @AutoRespond(command = "ping")
  void verify_waits_for_what_comes_from_another_thread(
      @Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    server.go(() -> ping(shop));

    server.verify(once().within(LONG), command("ping")); // returns as soon as it arrives
    server.verify(never().within(A_MOMENT), command("drop")); // waits the whole time
  }

  private static Document ping(MongoDatabase shop) {
    return shop.runCommand(new Document("ping", 1));
  }
}

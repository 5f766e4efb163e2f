package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is not asked for is not fetched; what is cancelled is closed on the server. */
@MockMongo(database = "shop", leaks = Leak.CURSORS)
class DemandTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration A_WHILE = Duration.ofMillis(100);

  private Flux<Integer> numbers;

  private static String batch(String name, String documents) {
    return "{cursor: {id: {$numberLong: '9'}, %s: [%s]}}".formatted(name, documents);
  }

  @BeforeEach
  void find(MongoDatabase shop) {
    Orders orders = new Orders(shop.getCollection("orders", Order.class));
    numbers = orders.findByCustomer("Ann").map(Order::id);
  }

  @Test
  @AutoRespond(
      command = "find",
      documents = {"{_id: 1}", "{_id: 2}", "{_id: 3}", "{_id: 4}", "{_id: 5}"})
  void batches_are_fetched_as_they_are_requested(MockMongoServer server) {
    StepVerifier.create(numbers, 2)
        .expectNext(1, 2)
        .then(() -> server.verify(once(), command("find").matching("{batchSize: 2}")))
        .then(() -> server.verify(never(), command("getMore")))
        .thenRequest(2)
        .expectNext(3, 4)
        .then(() -> server.verify(once(), command("getMore").matching("{batchSize: 2}")))
        .thenRequest(2)
        .expectNext(5)
        .expectComplete()
        .verify(SOON);
  }

  @Test
  void no_batch_is_fetched_before_it_is_requested(MockMongoServer server) {
    StepVerifier.create(numbers, 1)
        .then(
            () ->
                server
                    .receives(command("find"))
                    .replies(batch("firstBatch", "{_id: 1}, {_id: 2}")))
        .expectNext(1)
        .thenRequest(1)
        .expectNext(2)
        .then(() -> server.verify(never().within(A_WHILE), command("getMore")))
        .thenRequest(1)
        .then(
            () ->
                server
                    .receives(command("getMore"))
                    .replies("{cursor: {id: {$numberLong: '0'}, nextBatch: [{_id: 3}]}}"))
        .expectNext(3)
        .expectComplete()
        .verify(SOON);
  }

  @Test
  @AutoRespond(
      command = "find",
      documents = {"{_id: 1}", "{_id: 2}", "{_id: 3}"},
      batchSize = 2)
  void a_cancelled_stream_closes_its_cursor(MockMongoServer server) {
    StepVerifier.create(numbers, 1).expectNext(1).thenCancel().verify(SOON);

    server.awaits(command("killCursors").on("shop.orders"));
    server.verify(never(), command("getMore"));
  }

  @Test
  void a_stream_that_is_cancelled_while_a_batch_is_awaited_closes_its_cursor_after_it(
      MockMongoServer server) {
    StepVerifier.create(numbers)
        .then(() -> server.receives(command("find")).replies(batch("firstBatch", "{_id: 1}")))
        .expectNext(1)
        .then(() -> server.awaits(command("getMore")))
        .thenCancel()
        .verify(SOON);

    server.verify(never().within(A_WHILE), command("killCursors"));
    server.receives(command("getMore")).replies(batch("nextBatch", "{_id: 2}"));
    server.awaits(command("killCursors").matching("{cursors: [{$numberLong: '9'}]}"));
  }
}

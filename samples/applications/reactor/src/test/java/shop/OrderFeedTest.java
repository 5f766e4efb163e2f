package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.CHANGE_STREAM_HISTORY_LOST;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoQueryException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A change stream whose connection dies goes on after its last change, if that is known. */
@MockMongo(database = "shop")
class OrderFeedTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String ANN = change("1", "{_id: 7, customer: 'Ann'}");
  private static final String BOB = change("2", "{_id: 8, customer: 'Bob'}");

  private Flux<String> customers;

  private static String change(String token, String order) {
    return "{_id: {_data: '%s'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'}, documentKey: {_id: 1}, fullDocument: %s}"
        .formatted(token, order);
  }

  @BeforeEach
  void open(MongoDatabase shop) {
    customers =
        new Orders(shop.getCollection("orders", Order.class)).placed().map(Order::customer);
  }

  @Test
  void goes_on_until_the_history_is_lost(MockMongoServer server) {
    server
        .autoResponds(command("aggregate"))
        .first(Cursor.of(ANN).diesAfter(1, Reply.hangUp()))
        .then(Cursor.of(BOB).diesAfter(1, CHANGE_STREAM_HISTORY_LOST));

    StepVerifier.create(customers)
        .expectNext("Ann", "Bob")
        .expectError(MongoQueryException.class)
        .verify(SOON);

    server.verifyInOrder(
        aggregate("{resumeAfter: {$$exists: false}}"),
        command("getMore"),
        aggregate("{resumeAfter: {_data: '1'}}"),
        command("getMore"));
  }

  @Test
  void can_not_go_on_where_the_history_is_lost_meanwhile(MockMongoServer server) {
    StepVerifier.create(customers)
        .then(() -> server.receives(aggregate("{resumeAfter: {$$exists: false}}")).replies(batch()))
        .expectNext("Ann")
        .then(() -> server.receives(command("getMore")).hangsUp())
        .then(
            () ->
                server
                    .receives(aggregate("{resumeAfter: {_data: '1'}}"))
                    .replies(CHANGE_STREAM_HISTORY_LOST))
        .expectErrorMatches(OrderFeedTest::isHistoryLost)
        .verify(SOON);
  }

  private static String batch() {
    return "{cursor: {id: {$numberLong: '9'}, firstBatch: [" + ANN + "]}}";
  }

  private static boolean isHistoryLost(Throwable failure) {
    return failure instanceof MongoCommandException lost
        && lost.getErrorCode() == CHANGE_STREAM_HISTORY_LOST.code();
  }

  private static RequestPattern aggregate(String stream) {
    return command("aggregate").matching("{pipeline: [{$changeStream: " + stream + "}]}");
  }
}

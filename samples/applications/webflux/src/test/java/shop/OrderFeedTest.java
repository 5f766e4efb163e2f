package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.CHANGE_STREAM_HISTORY_LOST;
import static io.mockmongo.reply.ServerError.PRIMARY_STEPPED_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoQueryException;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Cursor;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import reactor.test.StepVerifier;

/**
 * The change stream of the reactive template goes on where a change stream died, until the history
 * is lost.
 */
@MockMongo
@SpringBootTest
@AutoRespond(command = "createIndexes")
class OrderFeedTest {

  private static final String ANN = change("1", "{_id: 7, customer: 'Ann'}");
  private static final String BOB = change("2", "{_id: 8, customer: 'Bob'}");

  @Autowired OrderFeed feed;

  private static String change(String token, String order) {
    return "{_id: {_data: '%s'}, operationType: 'insert', ns: {db: 'test', coll: 'orders'}, documentKey: {_id: 1}, fullDocument: %s}"
        .formatted(token, order);
  }

  @Test
  void goes_on_until_the_history_is_lost(MockMongoServer server) {
    server
        .autoResponds(command("aggregate"))
        .first(Cursor.of(ANN).diesAfter(1, PRIMARY_STEPPED_DOWN))
        .then(Cursor.of(BOB).diesAfter(1, CHANGE_STREAM_HISTORY_LOST));

    StepVerifier.create(feed.placed())
        .expectNext(new Order(7, "Ann"), new Order(8, "Bob"))
        .expectErrorSatisfies(
            failure ->
                assertThat(failure)
                    .isInstanceOf(MongoQueryException.class)
                    .hasMessageContaining("ChangeStreamHistoryLost"))
        .verify(Duration.ofSeconds(5));

    server.verifyInOrder(
        aggregate("{resumeAfter: {$$exists: false}}"),
        command("getMore"),
        aggregate("{resumeAfter: {_data: '1'}}"),
        command("getMore"));
  }

  private static RequestPattern aggregate(String stream) {
    return command("aggregate").matching("{pipeline: [{$changeStream: " + stream + "}]}");
  }
}

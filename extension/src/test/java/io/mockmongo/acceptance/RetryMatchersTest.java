package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.inSessionOf;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Position;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the real driver sends again, and what it only sends twice. */
class RetryMatchersTest {

  private static final Document ORDER = new Document("_id", 7);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_write_after_a_hang_up_is_a_retry_on_another_connection() {
    var insert = server.go(() -> orders(client).insertOne(ORDER));
    Request first = server.receives(command("insert"), SECONDS);
    first.hangsUp();

    Request retry = server.receives(command("insert").isRetryOf(first), SECONDS);
    retry.replies("{n: 1}");
    insert.result();

    assertThat(retry, allOf(inSessionOf(first), command("insert").sentTo(server.address())));
    server.verify(once(), command("insert").onConnectionOf(first));
    server.verify(once(), command("insert").onConnectionOf(retry));
    server.verify(never(), command("insert").isRetryOf(retry));
  }

  @Test
  void another_write_is_no_retry() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    orders(client).insertOne(ORDER);
    orders(client).insertOne(ORDER);

    var first = server.journal().received().stream().filter(command("insert")::matches).findFirst();
    server.verify(never(), command("insert").isRetryOf(first.orElseThrow()));
  }

  @Test
  void a_read_is_repeated_with_less_time_left_and_its_story_says_so() {
    assumeTrue(Driver.knows("withTimeout"));
    var hurried = orders(client).withTimeout(30, TimeUnit.SECONDS);
    var find = server.go(() -> hurried.find().first());
    Request first = server.receives(command("find"), SECONDS);
    first.hangsUp();

    Request retry = server.receives(command("find").isRetryOf(first), SECONDS);
    retry.replies("{cursor: {firstBatch: []}}");
    find.result();

    server.verify(times(2), command("find").with("maxTimeMS", anything()));
    assertThat(
        storyOf(command("find")),
        containsString("(attempt 2, a retry of request " + first.position()));
  }

  @Test
  void a_commit_sent_again_is_called_a_retry() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    server
        .autoResponds(command("commitTransaction"))
        .first(Reply.error(91, "going down"))
        .then(Reply.ok());
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders(client).insertOne(session, ORDER);
      session.commitTransaction();
    }

    assertThat(
        storyOf(command("commitTransaction")),
        containsString("commitTransaction admin (attempt 2, a retry of request "));
  }

  @Test
  void a_read_sent_twice_without_a_failure_is_told_as_two_though_the_pattern_cannot_know() {
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: []}}");
    try (ClientSession session = client.startSession(notCausal())) {
      orders(client).find(session).first();
      orders(client).find(session).first();
    }

    Received first = (Received) server.awaits(command("find"));
    server.verify(once(), command("find").isRetryOf(first));
    assertThat(storyOf(command("find")), not(containsString("a retry of")));
  }

  @Test
  void a_write_with_the_number_of_another_is_told_as_a_retry_whatever_came_between()
      throws Exception {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (var raw = new RawClient(server)) {
      for (int i = 0; i < 2; i++) {
        raw.send(i, "{insert: 'orders', lsid: {id: 1}, txnNumber: 1, $db: 'shop'}");
        raw.readsBody();
      }

      Position first = server.awaits(command("insert")).position();
      assertThat(
          storyOf(command("insert")),
          containsString("(attempt 2, a retry of request " + first + ")"));
    }
  }

  private String storyOf(RequestPattern pattern) {
    return assertThrows(AssertionError.class, () -> server.verify(never(), pattern)).getMessage();
  }

  /** Returns options of a session whose reads do not differ by the time that they read after. */
  private static ClientSessionOptions notCausal() {
    return ClientSessionOptions.builder().causallyConsistent(false).build();
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.commandIgnoringCase;
import static io.mockmongo.matchers.MongoMatchers.inSession;
import static io.mockmongo.matchers.MongoMatchers.inSessionOf;
import static io.mockmongo.matchers.MongoMatchers.inTransaction;
import static io.mockmongo.matchers.MongoMatchers.outsideTransaction;
import static io.mockmongo.matchers.MongoMatchers.startingTransaction;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.server.Times.never;
import static io.mockmongo.server.Times.once;
import static io.mockmongo.server.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoNamespace;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import io.mockmongo.reply.CommandError;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the real driver sends, told apart by patterns. */
class RequestMatchersTest {

  private static final Document ORDER = new Document("_id", 7);
  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().patience(Duration.ofMinutes(2)).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.endScript();
    client.close();
    server.close();
  }

  @Test
  void a_transaction_is_told_from_retryable_writes_and_its_start_from_the_rest() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (ClientSession session = client.startSession()) {
      orders(client).insertOne(session, ORDER);
      session.startTransaction();
      orders(client).insertOne(session, ORDER);
      orders(client).insertOne(session, ORDER);
      session.commitTransaction();

      BsonDocument lsid = session.getServerSession().getIdentifier();
      server.verify(times(4), anyCommand().inSession(lsid));
    }

    server.verify(times(2), command("insert").on("shop.orders").inTransaction());
    server.verify(times(2), allOf(command("insert"), inTransaction()));
    server.verify(once(), startingTransaction());
    server.verify(once(), command("insert").outsideTransaction());
    server.verify(once(), command("commitTransaction").inTransaction());
  }

  @Test
  void sessions_are_told_apart() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (ClientSession one = client.startSession();
        ClientSession other = client.startSession()) {
      orders(client).insertOne(one, ORDER);
      orders(client).insertOne(other, ORDER);
      orders(client).insertOne(one, ORDER);
    }

    var first = server.journal().received().stream().filter(command("insert")::matches).findFirst();
    server.verify(times(2), command("insert").inSessionOf(first.orElseThrow()));
    server.verify(times(3), allOf(command("insert"), inSession(), outsideTransaction()));
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
    var hurried = orders(client).withTimeout(30, TimeUnit.SECONDS);
    var find = server.go(() -> hurried.find().first());
    Request first = server.receives(command("find"), SECONDS);
    first.hangsUp();

    Request retry = server.receives(command("find").isRetryOf(first), SECONDS);
    retry.replies("{cursor: {firstBatch: []}}");
    find.result();

    server.verify(times(2), command("find").with("maxTimeMS", anything()));
    AssertionError error =
        assertThrows(AssertionError.class, () -> server.verify(never(), command("find")));
    assertThat(error.getMessage(), containsString("(a retry of " + first.order() + ")"));
  }

  @Test
  void a_commit_sent_again_is_called_a_retry() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    server
        .autoResponds(command("commitTransaction"))
        .first(new CommandError(91, "going down"))
        .then(Reply.ok());
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders(client).insertOne(session, ORDER);
      session.commitTransaction();
    }

    AssertionError error =
        assertThrows(
            AssertionError.class, () -> server.verify(never(), command("commitTransaction")));
    assertThat(error.getMessage(), containsString("commitTransaction admin (a retry of "));
  }

  @Test
  void a_client_bulk_write_is_on_each_of_its_namespaces() {
    server
        .autoResponds(command("bulkWrite"))
        .replies(
            "{cursor: {firstBatch: []}, nErrors: 0, nInserted: 2, nMatched: 0, nModified: 0,"
                + " nUpserted: 0, nDeleted: 0}");
    client.bulkWrite(
        List.of(
            ClientNamespacedWriteModel.insertOne(new MongoNamespace("shop.orders"), ORDER),
            ClientNamespacedWriteModel.insertOne(new MongoNamespace("bank.bills"), ORDER)));

    server.verify(once(), command("bulkWrite").on("shop.orders"));
    server.verify(once(), command("bulkWrite").on("bank").onCollection("bills"));
    server.verify(once(), command("bulkWrite").withSequence("ops").withSequence("nsInfo"));
    server.verify(never(), command("bulkWrite").on("shop.bills"));
  }

  @Test
  void an_insert_carries_its_documents_in_a_sequence() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    orders(client).insertOne(ORDER);

    server.verify(once(), command("insert").withSequence("documents").withInBody("ordered"));
    server.verify(once(), command("insert").withFlagsExactly().withoutChecksum());
    server.verify(never(), command("insert").withInBody("documents"));
    server.verify(once(), commandIgnoringCase("INSERT").onCollection("orders"));
  }

  @Test
  void a_write_without_acknowledgement_has_one_flag() {
    orders(client).withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(ORDER);

    Request insert =
        server.receives(command("insert").withFlagsExactly(MORE_TO_COME).outsideTransaction());

    server.verify(once(), command("insert").withRequestId(insert.message().requestId()));
  }

  @Test
  void a_read_says_from_whom_or_means_the_primary() {
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: []}}");
    orders(client).find().first();
    orders(client).withReadPreference(ReadPreference.secondaryPreferred()).find().first();

    server.verify(once(), command("find").withReadPreference("secondaryPreferred"));
    server.verify(once(), command("find").withReadPreference("primary"));
  }

  @Test
  void the_story_of_what_came_close_tells_what_came() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    orders(client).withWriteConcern(WriteConcern.MAJORITY).insertOne(ORDER);

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> server.verify(once(), command("insert").on("shop.orders").inTransaction()));

    List<String> lines = error.getMessage().lines().toList();
    assertEquals(
        "expected exactly 1 request matching: insert on shop.orders in a transaction",
        lines.get(0));
    assertEquals("    autocommit: expected false, but was absent", lines.get(lines.size() - 1));
  }
}

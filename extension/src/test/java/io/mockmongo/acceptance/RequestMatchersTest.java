package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.commandIgnoringCase;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoNamespace;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the real driver sends, and how, told apart by patterns. */
class RequestMatchersTest {

  private static final Document ORDER = new Document("_id", 7);

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
  void a_client_bulk_write_is_on_each_of_its_namespaces() {
    assumeTrue(Driver.knows("bulkWrite"));
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

package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DOCUMENT_VALIDATION_FAILURE;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.WRITE_CONCERN_TIMEOUT;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ClientBulkWriteException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.bulk.ClientBulkWriteOptions;
import com.mongodb.client.model.bulk.ClientNamespacedWriteModel;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors of the writes of a client's bulkWrite, which the oldest drivers lack. */
class ClientBulkWriteErrorsTest {

  private static final MongoNamespace ORDERS = new MongoNamespace("shop.orders");

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @BeforeEach
  void requireTheCommand() {
    assumeTrue(Driver.knows("bulkWrite"));
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_client_bulk_write_has_a_row_for_the_error() {
    server.autoResponds(command("bulkWrite")).replies(DUPLICATE_KEY.at(1));

    ClientBulkWriteException thrown =
        assertThrows(ClientBulkWriteException.class, () -> client.bulkWrite(insertions(3)));

    assertThat(thrown.getWriteErrors().keySet().stream().toList(), is(List.of(1)));
    assertThat(
        thrown.getWriteErrors().get(1).getMessage(),
        is("E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 1 }"));
    assertThat(thrown.getPartialResult().orElseThrow().getInsertedCount(), is(1L));
  }

  @Test
  void an_unordered_client_bulk_write_goes_on() {
    server
        .autoResponds(command("bulkWrite"))
        .replies(
            DUPLICATE_KEY
                .at(0)
                .and(DOCUMENT_VALIDATION_FAILURE.at(2))
                .withWriteConcernError(WRITE_CONCERN_TIMEOUT));

    ClientBulkWriteException thrown =
        assertThrows(
            ClientBulkWriteException.class,
            () ->
                client.bulkWrite(
                    insertions(4), ClientBulkWriteOptions.clientBulkWriteOptions().ordered(false)));

    assertThat(thrown.getWriteErrors().keySet().stream().sorted().toList(), is(List.of(0, 2)));
    assertThat(thrown.getWriteErrors().get(2).getCode(), is(121));
    assertThat(thrown.getWriteConcernErrors().get(0).getCode(), is(64));
    assertThat(thrown.getPartialResult().orElseThrow().getInsertedCount(), is(2L));
  }

  @Test
  void the_results_of_a_client_bulk_write_come_in_batches() {
    server
        .autoResponds(command("bulkWrite"))
        .replies(
            Cursor.of(
                    "{ok: 1.0, idx: 0, n: 1}",
                    "{ok: 0.0, idx: 1, code: 121, errmsg: 'no', n: 0}",
                    "{ok: 1.0, idx: 2, n: 1}")
                .batchSize(1)
                .beside(
                    "{nErrors: 1, nInserted: 2, nMatched: 0, nModified: 0, nUpserted: 0,"
                        + " nDeleted: 0}"));

    ClientBulkWriteException thrown =
        assertThrows(
            ClientBulkWriteException.class,
            () ->
                client.bulkWrite(
                    insertions(3),
                    ClientBulkWriteOptions.clientBulkWriteOptions()
                        .ordered(false)
                        .verboseResults(true)));

    assertThat(thrown.getWriteErrors().keySet().stream().toList(), is(List.of(1)));
    var result = thrown.getPartialResult().orElseThrow();
    assertThat(result.getInsertedCount(), is(2L));
    assertThat(
        result.getVerboseResults().orElseThrow().getInsertResults().keySet().stream()
            .sorted()
            .toList(),
        is(List.of(0, 2)));
    server.verify(times(2), command("getMore").on("admin.$cmd.bulkWrite"));
  }

  /** A lambda would have a type of newer drivers, which would keep the oldest from this class. */
  private static List<ClientNamespacedWriteModel> insertions(int count) {
    List<ClientNamespacedWriteModel> models = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      models.add(ClientNamespacedWriteModel.insertOne(ORDERS, new Document("_id", id)));
    }
    return models;
  }
}

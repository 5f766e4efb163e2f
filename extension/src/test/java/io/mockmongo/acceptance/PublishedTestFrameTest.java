package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Leak.FAIL_POINTS;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a runner of the published tests does around each of them, an empty database takes. */
class PublishedTestFrameTest {

  private final MockMongoServer server = MockMongoServer.builder().answers(EMPTY_DATABASE).start();
  private final MongoClient internal = Driver.connect(server);
  private final MongoClient client = Driver.connect(server, "appName=published");

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    internal.close();
    server.close();
  }

  @Test
  void a_test_of_retryable_reads_and_writes() {
    prepare();
    fail("{times: 1}", "failCommands: ['find'], errorCode: 11600");
    assertThat(orders(client).find().into(new ArrayList<>()), is(empty()));
    fail("{times: 1}", "failCommands: ['insert'], closeConnection: true, appName: 'published'");
    orders(client).insertOne(new Document("_id", 3));
    cleanUp();

    server.verify(times(2), command("find"));
    server.verify(times(2), command("insert").matching("{documents: [{_id: 3}]}"));
    assertThat(server.leaks(FAIL_POINTS), is(empty()));
    server.assertSatisfied();
  }

  @Test
  void a_test_of_transactions() {
    prepare();
    fail(
        "{times: 2}",
        "failCommands: ['commitTransaction'],"
            + " writeConcernError: {code: 91, errmsg: 'Replication is being shut down'}");
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      orders(client).insertOne(session, new Document("_id", 3));

      MongoException unknownResult = assertThrows(MongoException.class, session::commitTransaction);

      assertThat(unknownResult.hasErrorLabel("UnknownTransactionCommitResult"), is(true));
    }
    cleanUp();

    server.verify(times(2), command("commitTransaction"));
    server.assertSatisfied();
  }

  @Test
  void requirements_on_parameters_are_met_by_those_that_were_set() {
    admin("{setParameter: 1, requireApiVersion: true, ofTheTest: 4}");

    Document all = admin("{getParameter: '*'}");

    assertThat(all.get("requireApiVersion"), is(true));
    assertThat(all.get("ofTheTest"), is(4));
    assertThat(all.get("enableTestCommands"), is(true));
    assertThat(admin("{getParameter: 1, ofTheTest: 1, quiet: 1}").get("quiet"), is(false));
    assertThat(admin("{getParameter: 1, ofTheTest: 1, quiet: 1}").get("ofTheTest"), is(4));
  }

  private void prepare() {
    admin("{killAllSessions: []}");
    MongoDatabase shop = internal.getDatabase("shop").withWriteConcern(WriteConcern.MAJORITY);
    MongoCollection<Document> orders = shop.getCollection("orders");
    orders.drop();
    shop.createCollection("orders");
    orders.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
    orders.distinct("_id", Integer.class).into(new ArrayList<>());
  }

  private void fail(String mode, String data) {
    admin("{configureFailPoint: 'failCommand', mode: %s, data: {%s}}".formatted(mode, data));
  }

  private void cleanUp() {
    for (String name :
        List.of("failCommand", "onPrimaryTransactionalWrite", "failGetMoreAfterCursorCheckout")) {
      admin("{configureFailPoint: '" + name + "', mode: 'off'}");
    }
    admin("{killAllSessions: []}");
  }

  private Document admin(String command) {
    return internal.getDatabase("admin").runCommand(ExtendedJson.parse(command));
  }
}

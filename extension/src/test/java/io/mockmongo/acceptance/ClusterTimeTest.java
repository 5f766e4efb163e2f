package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The replies of a replica set tell the cluster time, which advances with each write. */
class ClusterTimeTest {

  private static final String FAR = "{$timestamp: {t: 4294967295, i: 4294967295}}";

  private final MockMongoServer server = MockMongoServer.start();

  @BeforeEach
  void answerAll() {
    server.autoResponds(anyCommand()).asLastResort().repliesOk();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_session_knows_the_time_of_its_last_write_and_reads_after_it() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    server.autoResponds(command("find")).repliesOk();
    try (MongoClient client = Driver.connect(server);
        ClientSession session = client.startSession()) {
      orders(client).insertOne(session, new Document());
      BsonTimestamp first = session.getOperationTime();
      orders(client).insertOne(session, new Document());
      BsonTimestamp second = session.getOperationTime();
      orders(client).find(session).first();

      assertThat(first, notNullValue());
      assertThat(second, greaterThan(first));
      assertThat(session.getOperationTime(), is(second));
      server.verify(once(), command("find").with("readConcern.afterClusterTime", is(second)));
      server.verify(never(), hello().with("$clusterTime", notNullValue()));
    }
  }

  @Test
  void an_empty_database_answers_reads_after_a_cluster_time() {
    try (var empty = MockMongoServer.builder().answers(DefaultAnswers.EMPTY_DATABASE).start();
        MongoClient client = Driver.connect(empty);
        ClientSession session = client.startSession()) {
      orders(client).insertOne(session, new Document());

      assertThat(orders(client).find(session).first(), nullValue());
      assertThat(orders(client).countDocuments(session), is(0L));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{insert: 'c', $db: 'd'}",
        "{update: 'c', $db: 'd'}",
        "{delete: 'c', $db: 'd'}",
        "{findAndModify: 'c', $db: 'd'}",
        "{bulkWrite: 1, $db: 'admin'}",
        "{create: 'c', $db: 'd'}",
        "{dropDatabase: 1, $db: 'd'}",
        "{aggregate: 'c', pipeline: [{$match: {}}, {$merge: 'o'}], $db: 'd'}",
        "{commitTransaction: 1, txnNumber: {$numberLong: '1'}, autocommit: false, $db: 'admin'}"
      })
  void the_time_advances_with_a_write(String write) throws Exception {
    BsonTimestamp before = operationTime(server, "{ping: 1, $db: 'd'}");

    BsonTimestamp during = operationTime(server, write);

    assertThat(during, greaterThan(before));
    assertThat(operationTime(server, "{ping: 1, $db: 'd'}"), is(during));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', $db: 'd'}",
        "{aggregate: 'c', pipeline: [{$match: {}}], $db: 'd'}",
        "{aggregate: 'c', pipeline: 1, $db: 'd'}",
        "{insert: 'c', txnNumber: {$numberLong: '1'}, autocommit: false, $db: 'd'}"
      })
  void the_time_stands_still_at_other_commands(String command) throws Exception {
    BsonTimestamp before = operationTime(server, "{ping: 1, $db: 'd'}");

    assertThat(operationTime(server, command), is(before));
  }

  @Test
  void a_member_writes_later_than_what_clients_know_from_another() throws Exception {
    BsonTimestamp now = operationTime(server, "{ping: 1, $db: 'd'}");
    BsonTimestamp known = new BsonTimestamp(now.getTime() + 3600, 7);

    BsonTimestamp written =
        operationTime(
            server,
            "{insert: 'c', $db: 'd', $clusterTime: {clusterTime: "
                + ExtendedJson.write(known)
                + "}}");

    assertThat(written, is(new BsonTimestamp(now.getTime() + 3600, 8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{clusterTime: " + FAR + "}", "{clusterTime: 7}", "{}", "7"})
  void a_time_that_a_server_would_refuse_is_ignored(String clusterTime) throws Exception {
    BsonTimestamp before = operationTime(server, "{ping: 1, $db: 'd'}");

    BsonTimestamp written =
        operationTime(server, "{insert: 'c', $db: 'd', $clusterTime: " + clusterTime + "}");

    assertThat(written, greaterThan(before));
    assertThat(written.getTime() - before.getTime() < 3600, is(true));
  }

  @Test
  void a_read_is_not_earlier_than_what_its_client_knows_from_another_member() throws Exception {
    BsonTimestamp now = operationTime(server, "{ping: 1, $db: 'd'}");
    BsonTimestamp known = new BsonTimestamp(now.getTime() + 3600, 7);

    BsonTimestamp read = operationTime(server, find(known));

    assertThat(read, is(known));
    assertThat(operationTime(server, find(now)), is(known));
  }

  @Test
  void the_members_of_a_deployment_have_one_clock() throws Exception {
    try (var other = MockMongoServer.builder().conversationOf(server).start()) {
      other.autoResponds(anyCommand()).repliesOk();
      BsonTimestamp written = operationTime(server, "{insert: 'c', $db: 'd'}");

      assertThat(operationTime(other, "{ping: 1, $db: 'd'}"), is(written));
    }
  }

  private static String find(BsonTimestamp after) {
    return "{find: 'c', readConcern: {afterClusterTime: "
        + ExtendedJson.write(after)
        + "}, $db: 'd'}";
  }

  @Test
  void hello_tells_it_too() throws Exception {
    BsonDocument reply = reply(server, "{hello: 1, $db: 'admin'}");

    assertThat(
        reply.getDocument("$clusterTime").getTimestamp("clusterTime"),
        is(reply.getTimestamp("operationTime")));
  }

  @Test
  void an_error_has_none_so_that_exceptions_of_drivers_are_short() {
    server.autoResponds(command("find")).repliesError(2, "bad");
    try (MongoClient client = Driver.connect(server)) {
      var thrown = assertThrows(MongoCommandException.class, () -> orders(client).find().first());

      assertThat(
          thrown.getMessage(),
          endsWith(
              "The full response is {\"ok\": 0.0, \"errmsg\": \"bad\", \"code\": 2, \"codeName\":"
                  + " \"BadValue\"}"));
    }
  }

  @Test
  void the_last_write_in_hello_is_the_last_write() throws Exception {
    BsonTimestamp written = operationTime(server, "{insert: 'c', $db: 'd'}");

    BsonDocument hello = reply(server, "{hello: 1, $db: 'admin'}");

    assertThat(
        hello.getDocument("lastWrite").getDocument("opTime").getTimestamp("ts"), is(written));
  }

  @Test
  void fields_that_the_test_gives_or_leaves_out_win() throws Exception {
    String operationTime = "{$timestamp: {t: 7, i: 1}}";
    server
        .autoResponds(command("ping"))
        .replies("{operationTime: " + operationTime + ", $clusterTime: {$$exists: false}}");

    assertThat(
        ExtendedJson.write(reply(server, "{ping: 1, $db: 'd'}")),
        is("{operationTime: " + operationTime + ", ok: 1.0}"));
  }

  @Test
  void an_exact_reply_has_none() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.exactly("{ok: 1}"));

    assertThat(ExtendedJson.write(reply(server, "{ping: 1, $db: 'd'}")), is("{ok: 1}"));
  }

  @Test
  void a_standalone_has_none() throws Exception {
    try (var standalone = Standalone.start()) {
      standalone.autoResponds(command("ping")).repliesOk();

      assertThat(ExtendedJson.write(reply(standalone, "{ping: 1, $db: 'd'}")), is("{ok: 1.0}"));
      assertThat(reply(standalone, "{hello: 1, $db: 'd'}").get("$clusterTime"), nullValue());
    }
  }

  private static BsonTimestamp operationTime(MockMongoServer server, String request)
      throws Exception {
    return reply(server, request).getTimestamp("operationTime");
  }

  private static BsonDocument reply(MockMongoServer server, String request) throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, request);
      return client.readsBody();
    }
  }
}

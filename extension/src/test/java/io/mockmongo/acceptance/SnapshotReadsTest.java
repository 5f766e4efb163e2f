package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Declared answers to reads from a snapshot have its time, for which the next reads ask. */
class SnapshotReadsTest {

  private static final String SNAPSHOT = ", readConcern: {level: 'snapshot'}, $db: 'd'";
  private static final String AT = "{$timestamp: {t: 7, i: 8}}";

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_reads_of_a_session_ask_for_the_time_of_the_first() {
    server.autoResponds(command("find")).replies(Cursor.of("{_id: 1}"));
    server.autoResponds(command("aggregate")).repliesOk();
    server.autoResponds(command("distinct")).replies("{values: ['a']}");
    server.autoResponds(command("insert")).repliesOk();
    try (MongoClient client = Driver.connect(server);
        ClientSession session =
            client.startSession(ClientSessionOptions.builder().snapshot(true).build())) {
      orders(client).find(session).first();
      BsonTimestamp time = session.getSnapshotTimestamp();
      orders(client).insertOne(new Document());
      orders(client).aggregate(session, List.of()).first();
      orders(client).distinct(session, "a", String.class).first();

      assertThat(session.getSnapshotTimestamp(), is(time));
      server.verify(
          times(2), command("aggregate", "distinct").with("readConcern.atClusterTime", is(time)));
    }
  }

  @Test
  void a_read_gets_the_time_that_it_asks_for() throws IOException {
    server.autoResponds(command("find", "distinct")).repliesOk();
    String at = SNAPSHOT.replace("'snapshot'", "'snapshot', atClusterTime: " + AT);

    BsonTimestamp time = new BsonTimestamp(7, 8);
    assertThat(reply("{find: 'c'" + at + "}").getDocument("cursor").get(FIELD), is(time));
    assertThat(reply("{distinct: 'c'" + at + "}").get(FIELD), is(time));
  }

  private static final String FIELD = "atClusterTime";

  @Test
  void a_declared_time_stands() throws IOException {
    server
        .autoResponds(command("find"))
        .replies("{cursor: {firstBatch: [], atClusterTime: " + AT + "}}");

    BsonDocument cursor = reply("{find: 'c'" + SNAPSHOT + "}").getDocument("cursor");

    assertThat(cursor.get(FIELD), is(new BsonTimestamp(7, 8)));
  }

  @Test
  void other_reads_have_none() throws IOException {
    server.autoResponds(command("find", "distinct")).repliesOk();
    String transaction = ", lsid: {id: 1}, txnNumber: 1, autocommit: false, startTransaction: true";

    assertThat(reply("{find: 'c', $db: 'd'}").getDocument("cursor").get(FIELD), nullValue());
    assertThat(reply("{distinct: 'c', $db: 'd'}").get(FIELD), nullValue());
    assertThat(
        reply("{find: 'c'" + transaction + SNAPSHOT + "}").getDocument("cursor").get(FIELD),
        nullValue());
  }

  @Test
  void errors_and_standalones_have_none() throws IOException {
    server.autoResponds(command("distinct")).replies(Reply.error(2, "bad"));
    assertThat(reply("{distinct: 'c'" + SNAPSHOT + "}").get(FIELD), nullValue());
    try (var alone = MockMongoServer.builder().profile(ServerProfile.standalone()).start()) {
      alone.autoResponds(command("distinct")).repliesOk();
      assertThat(reply(alone, "{distinct: 'c'" + SNAPSHOT + "}").get(FIELD), nullValue());
    }
  }

  private BsonDocument reply(String command) throws IOException {
    return reply(server, command);
  }

  private static BsonDocument reply(MockMongoServer server, String command) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(1, command);
      return client.readsBody();
    }
  }
}

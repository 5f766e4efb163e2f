package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockShardedCluster;
import java.io.IOException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of the routers of a cluster, which differ from those of a mongod. */
class RouterCommandsTest {

  private static final String FIND = "{find: 'c', batchSize: 1, $db: 'd'}";

  private final MockShardedCluster cluster =
      MockShardedCluster.builder()
          .routers(2)
          .server(server -> server.answers(EMPTY_DATABASE))
          .start();

  @AfterEach
  void close() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{serverStatus: 1} | {process: 'mongos', repl: {$exists: false}}",
        "{buildInfo: 1} | {ok: 1.0, storageEngines: {$exists: false}}",
        "{getCmdLineOpts: 1} | {argv: ['mongos', '--configdb', 'config/localhost:27019']}",
        "{isdbgrid: 1} | {isdbgrid: 1, ok: 1.0}",
        "{replSetGetStatus: 1} | {ok: 0.0, info: 'mongos', code: {$exists: false},"
            + " errmsg: 'replSetGetStatus is not supported through mongos'}",
        "{replSetGetConfig: 1} | {ok: 0.0, code: 59, codeName: 'CommandNotFound'}",
        "{replSetStepDown: 1} | {ok: 0.0, code: 59, codeName: 'CommandNotFound'}",
      })
  void of_a_router_itself(String command, String expected) throws IOException {
    RawBsonDocument reply = ask(cluster.router(0), command.replace("}", ", $db: 'admin'}"));

    BsonDocument.parse(expected)
        .forEach(
            (name, value) ->
                assertThat(
                    name, reply.get(name), value.isDocument() ? nullValue() : is((Object) value)));
  }

  @Test
  void a_cursor_is_found_only_at_the_router_that_opened_it() throws IOException {
    cluster.autoResponds(command("find")).replies(Cursor.of("{_id: 1}", "{_id: 2}"));
    long id = ask(cluster.router(0), FIND).getDocument("cursor").getInt64("id").getValue();
    String getMore = "{getMore: {$numberLong: '" + id + "'}, collection: 'c', $db: 'd'}";
    String kill = "{killCursors: 'c', cursors: [{$numberLong: '" + id + "'}], $db: 'd'}";

    RawBsonDocument elsewhere = ask(cluster.router(1), getMore);
    assertThat(elsewhere.getInt32("code").getValue(), is(43));
    assertThat(elsewhere.getString("errmsg").getValue(), is("cursor id " + id + " not found"));
    assertThat(ask(cluster.router(1), kill).getArray("cursorsNotFound").size(), is(1));
    assertThat(ask(cluster.router(0), kill).getArray("cursorsKilled").size(), is(1));
  }

  @Test
  void a_cursor_is_lost_when_its_router_is_killed() throws IOException {
    cluster.autoResponds(command("find")).replies(Cursor.of("{_id: 1}", "{_id: 2}"));
    long id = ask(cluster.router(0), FIND).getDocument("cursor").getInt64("id").getValue();

    cluster.kill(cluster.router(0));
    cluster.restart(cluster.router(0));

    String getMore = "{getMore: {$numberLong: '" + id + "'}, collection: 'c', $db: 'd'}";
    assertThat(ask(cluster.router(0), getMore).getInt32("code").getValue(), is(43));
  }

  @ParameterizedTest
  @CsvSource({"NOT_WRITABLE_PRIMARY, false", "SHUTDOWN_IN_PROGRESS, true"})
  void only_a_router_that_shuts_down_leaves_the_retry_of_a_write_to_clients(
      ServerError error, boolean labelled) throws IOException {
    cluster.autoResponds(command("insert")).replies(error);

    RawBsonDocument reply =
        ask(
            cluster.router(1),
            "{insert: 'c', documents: [{}], txnNumber: {$numberLong: '1'}, lsid: {id: 1}, $db:"
                + " 'd'}");

    assertThat(reply.containsKey("errorLabels"), is(labelled));
  }

  private static RawBsonDocument ask(MockMongoServer server, String command) throws IOException {
    try (var client = new RawClient(server)) {
      client.send(1, command);
      return client.readsBody();
    }
  }
}

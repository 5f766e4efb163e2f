package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.bson.Fields;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels that errors have on the wire, by release, kind of server, command and code. */
class ErrorLabelsTest {

  private static final String ROUTER = "{msg: 'isdbgrid', setName: null}";

  @ParameterizedTest(name = "{0}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 91 | ['RetryableWriteError']",
        "4.4 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 189 | ['RetryableWriteError']",
        "4.2 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 91 | none",
        "8.0 | {} | insert: 'a' | ok: 0, code: 91 | none",
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 13 | none",
        "8.0 | {} | insert: 'a', txnNumber: 1 | n: 1, writeConcernError: {code: 91}"
            + "| ['RetryableWriteError']",
        "8.0 | {} | insert: 'a', txnNumber: 1 | n: 1, writeConcernError: {code: 64} | none",
        "8.0 | {} | insert: 'a' | n: 1, writeConcernError: {code: 91} | none",
        "8.0 | {} | insert: 'a', txnNumber: 1 | n: 0, writeErrors: [{index: 0, code: 91}] | none",
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 13, writeConcernError: {code: 91}"
            + "| ['RetryableWriteError']",
        "8.0 | router | insert: 'a', txnNumber: 1 | ok: 0, code: 10107 | none",
        "8.0 | router | insert: 'a', txnNumber: 1 | ok: 0, code: 91 | ['RetryableWriteError']",
        "8.0 | router | insert: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 112"
            + "| ['TransientTransactionError']",
        "8.0 | {} | insert: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 91"
            + "| ['TransientTransactionError']",
        "4.2 | {} | insert: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 91"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 112"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 24"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 267"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 246"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 13388"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 251"
            + "| ['TransientTransactionError']",
        "8.0 | {} | find: 'a', txnNumber: 1, autocommit: false | ok: 0, code: 11000 | none",
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 112 | none",
        "8.0 | {} | commitTransaction: 1, txnNumber: 1, autocommit: false | ok: 0, code: 91"
            + "| ['RetryableWriteError']",
        "4.2 | {} | commitTransaction: 1, txnNumber: 1, autocommit: false | ok: 0, code: 91 | none",
        "8.0 | {} | abortTransaction: 1, txnNumber: 1, autocommit: false | ok: 0, code: 91"
            + "| ['RetryableWriteError']",
        "8.0 | {} | commitTransaction: 1, txnNumber: 1, autocommit: false | ok: 0, code: 251"
            + "| ['TransientTransactionError']",
        "8.0 | {} | commitTransaction: 1, txnNumber: 1, autocommit: false"
            + "| ok: 0, code: 251, writeConcernError: {code: 64} | none",
        "8.0 | {} | commitTransaction: 1, txnNumber: 1, autocommit: false"
            + "| writeConcernError: {code: 91} | ['RetryableWriteError']",
        "8.0 | {} | aggregate: 'a', pipeline: [{$changeStream: {}}] | ok: 0, code: 234"
            + "| ['ResumableChangeStreamError']",
        "4.4 | {} | aggregate: 'a', pipeline: [{$changeStream: {}}] | ok: 0, code: 133"
            + "| ['ResumableChangeStreamError']",
        "4.2 | {} | aggregate: 'a', pipeline: [{$changeStream: {}}] | ok: 0, code: 234 | none",
        "8.0 | {} | aggregate: 'a', pipeline: [{$match: {}}] | ok: 0, code: 234 | none",
        "8.0 | {} | aggregate: 'a', pipeline: [{$changeStream: {}}] | ok: 0, code: 43 | none",
        "8.0 | {} | aggregate: 'a', pipeline: [{$changeStream: {}}] | ok: 0, code: 286"
            + "| ['NonResumableChangeStreamError']",
        "4.2 | {} | getMore: 1, collection: 'a' | ok: 0, code: 280"
            + "| ['NonResumableChangeStreamError']",
        "9.0 | {} | find: 'a' | ok: 0, code: 462 | ['SystemOverloadedError', 'RetryableError']",
        "9.0 | {} | hello: 1 | ok: 0, code: 462 | ['SystemOverloadedError', 'RetryableError']",
        "9.0 | {} | find: 'a' | ok: 0, code: 433 | ['SystemOverloadedError']",
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 91, errorLabels: ['Own'] | ['Own']",
        "8.0 | {} | insert: 'a', txnNumber: 1 | ok: 0, code: 91, errorLabels: [] | none",
      })
  void follow_from_release_server_command_and_code(
      String release, String told, String command, String reply, String labels) throws IOException {
    try (MockMongoServer server =
        MockMongoServer.builder().release(ServerRelease.of(release)).start()) {
      if (told.equals("router")) {
        server.autoResponds(hello()).replies(ROUTER);
      }
      server
          .autoResponds(command(command.substring(0, command.indexOf(':'))))
          .replies("{" + reply + "}");
      try (RawClient client = new RawClient(server)) {
        client.send(1, "{isMaster: 1, $db: 'admin'}");
        client.readsBody();

        client.send(2, numbered(command));

        BsonValue actual = Fields.get(client.readsBody(), "errorLabels");
        assertEquals(labels, actual == null ? "none" : ExtendedJson.write(actual));
      }
    }
  }

  private static String numbered(String command) {
    return "{"
        + command.replace("txnNumber: 1", "lsid: {id: 1}, txnNumber: {$numberLong: '1'}")
        + ", $db: 'shop'}";
  }

  @Test
  void the_getMores_of_a_change_stream_are_known_by_its_cursor() throws IOException {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      server
          .autoResponds(command("aggregate"))
          .replies("{cursor: {id: {$numberLong: '77'}, firstBatch: []}}");
      server.autoResponds(command("getMore")).replies("{ok: 0, code: 189}");

      client.send(1, "{getMore: {$numberLong: '77'}, collection: 'a', $db: 'shop'}");
      RawBsonDocument before = client.readsBody();
      client.send(2, "{aggregate: 'a', pipeline: [{$changeStream: {}}], cursor: {}, $db: 'shop'}");
      client.readsBody();
      client.send(3, "{getMore: {$numberLong: '77'}, collection: 'a', $db: 'shop'}");
      RawBsonDocument after = client.readsBody();

      assertEquals(null, Fields.get(before, "errorLabels"));
      assertEquals(
          "['ResumableChangeStreamError']", ExtendedJson.write(Fields.get(after, "errorLabels")));
    }
  }

  @Test
  void the_cursor_of_another_command_with_the_same_number_is_none_of_a_change_stream()
      throws IOException {
    try (MockMongoServer server = MockMongoServer.start();
        RawClient client = new RawClient(server)) {
      String cursor = "{cursor: {id: {$numberLong: '77'}, firstBatch: []}}";
      server.autoResponds(command("aggregate")).replies(cursor);
      server.autoResponds(command("find")).replies(cursor);
      server.autoResponds(command("getMore")).replies("{ok: 0, code: 189}");

      client.send(1, "{aggregate: 'a', pipeline: [{$changeStream: {}}], cursor: {}, $db: 'shop'}");
      client.readsBody();
      client.send(2, "{find: 'a', $db: 'shop'}");
      client.readsBody();
      client.send(3, "{getMore: {$numberLong: '77'}, collection: 'a', $db: 'shop'}");

      assertEquals(null, Fields.get(client.readsBody(), "errorLabels"));
    }
  }

  @Test
  void a_connection_that_has_written_knows_that_a_failed_command_has_not() throws IOException {
    try (MockMongoServer server = MockMongoServer.builder().release(ServerRelease.V7_0).start();
        RawClient client = new RawClient(server)) {
      server
          .autoResponds(command("insert"))
          .inTurn(Reply.error(91, "1"), Reply.ok(), Reply.error(91, "3"));
      String insert = numbered("insert: 'a', documents: [{_id: 1}], txnNumber: 1");

      client.send(1, insert);
      RawBsonDocument first = client.readsBody();
      client.send(2, insert);
      client.readsBody();
      client.send(3, insert);
      RawBsonDocument third = client.readsBody();

      assertEquals("['RetryableWriteError']", ExtendedJson.write(Fields.get(first, "errorLabels")));
      assertEquals(
          "['RetryableWriteError', 'NoWritesPerformed']",
          ExtendedJson.write(Fields.get(third, "errorLabels")));
    }
  }
}

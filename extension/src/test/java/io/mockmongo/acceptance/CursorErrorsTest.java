package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mockmongo.journal.Sent;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Cursor;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client does wrong with a cursor is refused as a real server refuses it. */
class CursorErrorsTest {

  private static final String FIND = "find: 'orders', $db: 'shop'";
  private static final String MORE = "collection: 'orders', $db: 'shop'";

  private final MockMongoServer server = Standalone.start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
    server
        .autoResponds(command("find", "aggregate"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void one_that_was_read_to_its_end_is_not_found() throws IOException {
    long id = open(FIND);
    more(id, MORE);
    assertEquals(0, id(more(id, MORE)));

    assertNotFound(id, more(id, MORE));
    assertThat(
        lastSent().answeredBy(),
        matchesPattern(
            "the cursor made by autoResponds\\(find or aggregate\\) at CursorErrorsTest.java:\\d+"));
  }

  @Test
  void one_that_was_killed_is_not_found() throws IOException {
    long id = open(FIND);

    assertEquals(killed("[{$numberLong: '%d'}]".formatted(id), "[]"), kill(Long.toString(id)));
    assertNotFound(id, more(id, MORE));
    assertEquals(killed("[]", "[{$numberLong: '%d'}]".formatted(id)), kill(Long.toString(id)));
  }

  @Test
  void of_some_that_are_killed_each_is_told_what_became_of_it() throws IOException {
    long first = open(FIND);
    long second = open(FIND);
    kill(Long.toString(first));

    assertEquals(
        killed(
            "[{$numberLong: '%d'}, {$numberLong: '42'}]".formatted(second),
            "[{$numberLong: '%d'}]".formatted(first)),
        kill(first + ", " + second + ", 42"));
  }

  @Test
  void one_dies_with_its_session() throws IOException {
    long mine = open(FIND + ", lsid: {id: 'a'}");
    long others = open(FIND + ", lsid: {id: 'b'}");

    call("{endSessions: [{id: 'a'}], $db: 'admin'}");

    assertNotFound(mine, more(mine, MORE + ", lsid: {id: 'a'}"));
    assertEquals(others, id(more(others, MORE + ", lsid: {id: 'b'}")));
  }

  @Test
  void one_dies_when_the_server_is_reset() throws IOException {
    long id = open(FIND);

    server.lifecycle().reset();

    assertNotFound(id, more(id, MORE));
  }

  @Test
  void of_very_many_the_one_unused_for_longest_dies() throws IOException {
    long used = open(FIND);
    long forgotten = open(FIND);
    more(used, MORE + ", batchSize: 1");
    for (int i = 2; i <= 10_000; i++) {
      open(FIND);
    }

    assertNotFound(forgotten, more(forgotten, MORE));
    assertEquals(3, lastOf(more(used, MORE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"collection: 'bills', $db: 'shop'", "collection: 'orders', $db: 'store'"})
  void elsewhere_it_is_not_given(String where) throws IOException {
    long id = open(FIND);

    BsonDocument error = more(id, where);

    assertError(13, "Unauthorized", "belongs to 'shop.orders'", error);
    assertEquals(id, id(more(id, MORE)), "it is still there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                   | , lsid: {id: 'b'}                                    | 50736",
        ", lsid: {id: 'a'}                                    | ''                                                   | 50737",
        ", lsid: {id: 'a'}                                    | , lsid: {id: 'b'}                                    | 50738",
        ", lsid: {id: 'a'}                                    | , lsid: {id: 'a'}, txnNumber: 1, autocommit: false   | 50739",
        ", lsid: {id: 'a'}, txnNumber: 1                      | , lsid: {id: 'a'}, txnNumber: 1, autocommit: false   | 50739",
        ", lsid: {id: 'a'}, txnNumber: 1, autocommit: false   | , lsid: {id: 'a'}                                    | 50740",
        ", lsid: {id: 'a'}, txnNumber: 1, autocommit: false   | , lsid: {id: 'a'}, txnNumber: 2, autocommit: false   | 50741"
      },
      quoteCharacter = '\0')
  void it_belongs_to_its_session_and_transaction(String opener, String asker, int code)
      throws IOException {
    long id = open(FIND + bare(opener));

    BsonDocument error = more(id, MORE + bare(asker));

    assertError(code, "Location" + code, "cursor id " + id, error);
    assertEquals(id, id(more(id, MORE + bare(opener))), "it is still there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", txnNumber: {$numberLong: '1'}"})
  void one_opened_by_a_retryable_write_belongs_to_its_session_only(String number)
      throws IOException {
    server
        .autoResponds(command("bulkWrite"))
        .replies(Cursor.of("{ok: 1.0, idx: 0, n: 1}", "{ok: 1.0, idx: 1, n: 1}").batchSize(1));
    String session = ", lsid: {id: 'a'}, $db: 'admin'";

    long id = open("bulkWrite: 1, ops: [], nsInfo: [], txnNumber: {$numberLong: '7'}" + session);

    BsonDocument batch = more(id, "collection: '$cmd.bulkWrite'" + number + session);
    assertEquals(1, batch.getDocument("cursor").getArray("nextBatch").size(), batch::toJson);
  }

  private static String bare(String quoted) {
    return quoted.equals("''") ? "" : quoted;
  }

  @Test
  void a_batch_size_is_not_negative() throws IOException {
    long id = open(FIND);

    assertError(2, "BadValue", "-1", more(id, MORE + ", batchSize: -1"));
    assertError(2, "BadValue", "-2", call("{" + FIND + ", batchSize: -2}"));
    assertError(
        2,
        "BadValue",
        "-3",
        call("{aggregate: 'orders', pipeline: [], cursor: {batchSize: -3}, $db: 'shop'}"));
    assertEquals(id, id(more(id, MORE)));
  }

  @Test
  void what_awaits_nothing_has_no_time_to_wait() throws IOException {
    long id = open(FIND);

    assertError(2, "BadValue", "maxTimeMS", more(id, MORE + ", maxTimeMS: 10"));
  }

  @Test
  void a_batch_has_its_fields_in_their_types() throws IOException {
    RawBsonDocument first = call("{" + FIND + ", lsid: {id: 'a'}}");
    long id = id(first);

    assertEquals(
        ExtendedJson.parse(
            "{cursor: {firstBatch: [{_id: 1}], id: {$numberLong: '%d'}, ns: 'shop.orders'}, ok: 1.0}"
                .formatted(id)),
        first);
    assertEquals(
        ExtendedJson.parse(
            "{cursor: {nextBatch: [{_id: 2}], id: {$numberLong: '%d'}, ns: 'shop.orders'}, ok: 1.0}"
                .formatted(id)),
        more(id, MORE + ", lsid: {id: 'a'}"));
  }

  @Test
  void a_negative_limit_or_a_single_batch_leaves_nothing_open() throws IOException {
    String one =
        "{cursor: {firstBatch: [{_id: 1}], id: {$numberLong: '0'}, ns: 'shop.orders'}, ok: 1.0}";

    assertEquals(ExtendedJson.parse(one), call("{" + FIND + ", limit: -2}"));
    assertEquals(ExtendedJson.parse(one), call("{" + FIND + ", singleBatch: true}"));
  }

  @Test
  void two_servers_do_not_give_the_same_id() throws IOException {
    try (var other = MockMongoServer.start();
        var otherClient = new RawClient(other)) {
      other.autoResponds(command("find")).replies(Cursor.of("{}").batchSize(1).emptyLastBatch());
      otherClient.send(1, "{" + FIND + "}");

      assertNotEquals(open(FIND), id(otherClient.readsBody()));
    }
  }

  private long open(String find) throws IOException {
    return id(call("{" + find + "}"));
  }

  private RawBsonDocument more(long id, String rest) throws IOException {
    return call("{getMore: {$numberLong: '" + id + "'}, " + rest + "}");
  }

  private RawBsonDocument kill(String ids) throws IOException {
    return call("{killCursors: 'orders', cursors: [" + ids + "], $db: 'shop'}");
  }

  private RawBsonDocument call(String command) throws IOException {
    client.send(1, command);
    return client.readsBody();
  }

  private Sent lastSent() {
    List<Sent> sent = server.journal().sent();
    return sent.get(sent.size() - 1);
  }

  private static RawBsonDocument killed(String killed, String notFound) {
    return ExtendedJson.parse(
        "{cursorsKilled: %s, cursorsNotFound: %s, cursorsAlive: [], cursorsUnknown: [], ok: 1.0}"
            .formatted(killed, notFound));
  }

  private static int lastOf(BsonDocument reply) {
    var batch = reply.getDocument("cursor").getArray("nextBatch");
    return batch.get(batch.size() - 1).asDocument().getInt32("_id").getValue();
  }

  private static long id(BsonDocument reply) {
    return reply.getDocument("cursor").getInt64("id").getValue();
  }

  private static void assertNotFound(long id, BsonDocument error) {
    assertError(43, "CursorNotFound", "cursor id " + id + " not found", error);
  }

  private static void assertError(int code, String name, String part, BsonDocument error) {
    assertEquals(new BsonInt32(code), error.get("code"), error::toJson);
    assertEquals(name, error.getString("codeName").getValue());
    assertThat(error.getString("errmsg").getValue(), containsString(part));
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Command;
import io.mockmongo.message.OpMsg;
import io.mockmongo.protocol.ReplyRules;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reply of the test that lacks what drivers require gives a warning that says what. */
class IncompleteReplyTest {

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void an_insert_without_its_count() {
    server.autoResponds(command("insert")).replies("{inserted: 1}");

    RuntimeException inDriver =
        assertThrows(RuntimeException.class, () -> orders(client).insertOne(new Document()));
    assertThat(inDriver.getMessage(), is("Document does not contain key n"));

    assertThat(server.lifecycle().warnings(), hasSize(1));
    assertThat(
        server.lifecycle().warnings().get(0),
        matchesPattern(
            "the reply to insert shop\\.orders by autoResponds\\(insert\\) at"
                + " IncompleteReplyTest\\.java:\\d+ has no n, which drivers require; reply as in"
                + " \\{ok: 1, n: 1}"));
    server.assertSatisfied(); // no reason to fail by itself
  }

  @Test
  void is_warned_of_once_and_explains_other_findings() {
    server.autoResponds(command("insert")).replies("{inserted: 1}");
    for (int i = 0; i < 3; i++) {
      assertThrows(RuntimeException.class, () -> orders(client).insertOne(new Document()));
    }
    assertThat(server.lifecycle().warnings(), hasSize(1));
    assertThrows(RuntimeException.class, () -> ping(client));

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

    assertThat(error.getMessage(), startsWith("ping admin was not answered"));
    assertThat(
        error.getMessage(),
        matchesPattern("(?s).*\nwarning: the reply to insert shop\\.orders by .*"));
  }

  @Test
  void errors_and_complete_replies_are_fine() {
    server
        .autoResponds(command("insert"))
        .inTurn(Reply.error(ServerError.DUPLICATE_KEY.code(), "no"), Reply.of("{n: 1}"));
    server.autoResponds(command("find")).repliesOk();
    server.autoResponds(command("distinct")).replies("{values: []}");

    assertThrows(RuntimeException.class, () -> orders(client).insertOne(new Document()));
    orders(client).insertOne(new Document());
    orders(client).find().first();
    orders(client).distinct("a", String.class).first();

    assertThat(server.lifecycle().warnings(), empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {update: 'c'}        | {ok: 1}                                  | has no n, which
          {delete: 'c'}        | {ok: 1.0, nn: 1}                         | has no n, which
          {count: 'c'}         | {ok: 1}                                  | has no n, which
          {distinct: 'c'}      | {ok: 1}                                  | has no values, which
          {find: 'c'}          | {ok: 1, documents: []}                   | has no cursor, which
          {find: 'c'}          | {ok: 1, cursor: {firstBatch: []}}        | has no cursor.id, cursor.ns, which
          {find: 'c'}          | {ok: 1, cursor: 1}                       | has no cursor.id, cursor.ns, cursor.firstBatch, which
          {getMore: 1}         | {ok: 1, cursor: {id: 0, firstBatch: []}} | has no cursor.nextBatch, which
          {bulkWrite: 1}       | {ok: 1, nErrors: 0}                      | has no cursor, nInserted, nMatched, nModified, nUpserted, nDeleted, which
          {listDatabases: 1}   | {ok: 1}                                  | has no databases, which
          {insert: 'c'}        | {ok: 0}                                  | ""
          {insert: 'c'}        | {}                                       | ""
          {ping: 1}            | {ok: 1}                                  | ""
          {aggregate: 'c', explain: true} | {ok: 1}                       | ""
          """)
  void what_a_reply_lacks(String command, String reply, String lacks) {
    Command sent = Command.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));

    assertThat(
        ReplyRules.lacks(sent, ExtendedJson.parse(reply)).replaceFirst("which .*", "which"),
        is(lacks));
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.LegacyMessages.getMore;
import static io.mockmongo.acceptance.LegacyMessages.insert;
import static io.mockmongo.acceptance.LegacyMessages.kill;
import static io.mockmongo.acceptance.LegacyMessages.query;
import static io.mockmongo.acceptance.LegacyMessages.reply;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.message.Opcode.OP_GET_MORE;
import static io.mockmongo.message.Opcode.OP_QUERY;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import io.mockmongo.message.ReplyFlag;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Leak;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries on a collection, and cursors, as clients had them before OP_MSG. */
class LegacyQueryTest {

  private static final int QUERY_FAILURE = ReplyFlag.QUERY_FAILURE.mask();
  private static final int AWAIT_CAPABLE = ReplyFlag.AWAIT_CAPABLE.mask();

  private final MockMongoServer server = Standalone.start();
  private RawClient client;

  @BeforeEach
  void connect() throws Exception {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void a_cursor_is_read_to_its_end() throws Exception {
    client.send(query(7, "{status: 'new'}"));
    server
        .receives(opcode(OP_QUERY).on("shop.orders").matching("{status: 'new'}"))
        .replies(LegacyReply.of("{_id: 1}", "{_id: 2}").cursor(1L << 40));
    assertThat(client.reads(), is(reply(1, 7, AWAIT_CAPABLE, 1L << 40, 0, "{_id: 1}", "{_id: 2}")));

    client.send(getMore(8, 1L << 40));
    server
        .receives(opcode(OP_GET_MORE).on("shop.orders"))
        .replies(LegacyReply.of("{_id: 3}").startingFrom(2));
    assertThat(client.reads(), is(reply(2, 8, AWAIT_CAPABLE, 0, 2, "{_id: 3}")));

    server.assertSatisfied();
  }

  @Test
  void a_declaration_answers_likewise() throws Exception {
    server
        .autoResponds(opcode(OP_QUERY).withSkip(0))
        .replies(LegacyReply.of(List.of(new Document("_id", 1))).cursor(5));
    server.autoResponds(opcode(OP_GET_MORE)).replies(LegacyReply.cursorNotFound());

    client.send(query(7, "{}"));
    assertThat(client.reads(), is(reply(1, 7, AWAIT_CAPABLE, 5, 0, "{_id: 1}")));
    client.send(getMore(8, 5));
    assertThat(client.reads(), is(reply(2, 8, ReplyFlag.CURSOR_NOT_FOUND.mask(), 0, 0)));
  }

  @Test
  void any_flags_can_be_sent() throws Exception {
    server
        .autoResponds(opcode(OP_QUERY))
        .replies(LegacyReply.of().flags(ReplyFlag.SHARD_CONFIG_STALE, ReplyFlag.AWAIT_CAPABLE));

    client.send(query(7, "{}"));

    assertThat(client.reads(), is(reply(1, 7, 12, 0, 0)));
  }

  @Test
  void a_plain_reply_is_one_document_in_which_nothing_is_filled_in() throws Exception {
    server
        .autoResponds(opcode(OP_QUERY))
        .inTurn(
            Reply.of("{_id: 1, code: 91, cursor: {id: 5}}"),
            Reply.of("{_id: 2, ok: 'yes'}"),
            Reply.exactly("{ok: 0, errmsg: 'no', code: 1}"));

    client.send(query(7, "{}"));
    assertThat(
        client.reads(),
        is(reply(1, 7, AWAIT_CAPABLE, 0, 0, "{_id: 1, code: 91, cursor: {id: 5}}")));
    client.send(query(8, "{}"));
    assertThat(client.reads(), is(reply(2, 8, AWAIT_CAPABLE, 0, 0, "{_id: 2, ok: 'yes'}")));
    client.send(query(9, "{}"));
    assertThat(
        client.reads(), is(reply(3, 9, AWAIT_CAPABLE, 0, 0, "{ok: 0, errmsg: 'no', code: 1}")));
  }

  @Test
  void a_document_that_looks_like_an_error_is_no_news_of_the_topology() throws Exception {
    server.autoResponds(opcode(OP_QUERY).on("shop.orders")).replies("{code: 91}");
    client.send(6, "{hello: 1, $db: 'admin'}");
    RawBsonDocument before = client.readsBody();

    client.send(query(7, "{}"));
    client.reads();

    client.send(8, "{hello: 1, $db: 'admin'}");
    assertThat(
        client.readsBody().getDocument("topologyVersion"),
        is(before.getDocument("topologyVersion")));
  }

  @Test
  void a_command_in_op_query_is_completed_as_ever() throws Exception {
    server.autoResponds(command("count")).replies("{n: 1}");

    client.send(query(7, "shop.$cmd", "{count: 'orders'}"));

    assertThat(client.reads(), is(reply(1, 7, AWAIT_CAPABLE, 0, 0, "{n: 1, ok: 1.0}")));
  }

  @Test
  void an_error_is_a_failed_query() throws Exception {
    server
        .autoResponds(anyRequest())
        .inTurn(
            Reply.error(13, "not yours"),
            ServerError.INTERRUPTED,
            LegacyReply.error(17, "odd"),
            ServerError.CURSOR_NOT_FOUND);

    client.send(query(7, "{}"));
    assertThat(
        client.reads(), is(reply(1, 7, QUERY_FAILURE, 0, 0, "{$err: 'not yours', code: 13}")));
    client.send(getMore(8, 5));
    assertThat(
        client.reads(),
        is(reply(2, 8, QUERY_FAILURE, 0, 0, "{$err: 'operation was interrupted', code: 11601}")));
    client.send(query(9, "{}"));
    assertThat(client.reads(), is(reply(3, 9, QUERY_FAILURE, 0, 0, "{$err: 'odd', code: 17}")));
    client.send(getMore(10, 5));
    assertThat(client.reads(), is(reply(4, 10, ReplyFlag.CURSOR_NOT_FOUND.mask(), 0, 0)));
  }

  @Test
  void an_error_of_a_command_in_op_query_stays_one() throws Exception {
    server.autoResponds(command("count")).replies(ServerError.UNAUTHORIZED);

    client.send(query(7, "shop.$cmd", "{count: 'orders'}"));

    OpReply reply = (OpReply) client.reads();
    assertThat(reply.flagBits(), is(AWAIT_CAPABLE));
    assertThat(reply.documents().get(0).containsKey("errmsg"), is(true));
  }

  @Test
  void what_nobody_answers_is_refused_in_one_line() throws Exception {
    try (var unattended = MockMongoServer.builder().unattended().start();
        var raw = new RawClient(unattended)) {
      String collection = "shop." + "orders".repeat(40);
      for (Message request : List.of(query(7, collection, "{_id: 7}"), getMore(8, 5))) {
        raw.send(request);

        OpReply reply = (OpReply) raw.reads();

        RawBsonDocument error = reply.documents().get(0);
        assertThat(reply.flagBits(), is(QUERY_FAILURE));
        assertThat(error.getInt32("code").getValue(), is(6625));
        String message = error.getString("$err").getValue();
        assertThat(message, startsWith("MockMongo: " + request.opcode() + " shop.orders"));
        assertThat(message.length(), lessThanOrEqualTo(200));
      }
      assertThat(
          unattended.lifecycle().findings().get(1).text().replaceFirst("java:\\d+", "java:9"),
          startsWith(
              """
              OP_GET_MORE shop.orders was not answered (LegacyQueryTest.java:9)
                  {cursorId: {$numberLong: '5'}, numberToReturn: 0}
              """));
    }
  }

  @Test
  void what_came_close_is_told() throws Exception {
    try (var unattended = MockMongoServer.builder().unattended().start();
        var raw = new RawClient(unattended)) {
      unattended.autoResponds(command("find")).replies("{n: 1}");
      unattended.autoResponds(opcode(OP_QUERY).withSkip(3)).replies(LegacyReply.of());

      raw.send(query(7, "{_id: 7}"));

      OpReply reply = (OpReply) raw.reads();
      assertThat(
          reply.documents().get(0).getString("$err").getValue(),
          containsString("closest: OP_QUERY with numberToSkip 3"));
      assertThat(
          unattended.lifecycle().findings().get(0).text(),
          containsString("\n      numberToSkip: expected 3, but was 0\n"));
    }
  }

  @Test
  void an_op_reply_can_not_answer_an_op_msg() throws Exception {
    client.send(7, "{find: 'orders', $db: 'shop'}");
    Request find = server.receives(command("find"));

    var refusal =
        assertThrows(IllegalArgumentException.class, () -> find.replies(LegacyReply.of()));

    assertThat(
        refusal.getMessage(),
        is(
            "an OP_REPLY can't answer find shop.orders, which came as OP_MSG:"
                + " answer with Reply.of(...) instead of LegacyReply"));
    find.replies("{cursor: {firstBatch: []}}");
    assertThat(client.reads().responseTo(), is(7));
  }

  @Test
  void nor_by_declaration_but_the_client_is_told() throws Exception {
    server.autoResponds(command("find")).replies(LegacyReply.of());

    client.send(7, "{find: 'orders', $db: 'shop'}");

    assertThat(
        ((OpMsg) client.reads()).body().getString("errmsg").getValue(),
        containsString("an OP_REPLY can't answer find shop.orders"));
    assertThat(server.lifecycle().findings(), hasSize(1));
  }

  @Test
  void the_last_error_is_none() throws Exception {
    String noError = "{connectionId: 1, n: 0, syncMillis: 0, writtenTo: null, err: null, ok: 1.0}";
    for (String name : List.of("getlasterror", "getLastError")) {
      client.send(query(7, "shop.$cmd", "{" + name + ": 1}"));
      assertThat(((OpReply) client.reads()).documents(), contains(ExtendedJson.parse(noError)));
      client.send(8, "{" + name + ": 1, $db: 'shop'}");
      assertThat(client.readsBody(), is(ExtendedJson.parse(noError)));
    }
    server.verifyNothingElse();
  }

  @Test
  void the_last_error_of_a_write_may_be_declared() throws Exception {
    server.autoResponds(command("getlasterror")).replies("{n: 0, err: 'E11000', code: 11000}");

    client.send(insert(0, "{_id: 7}"));
    client.send(query(7, "shop.$cmd", "{getlasterror: 1, w: 1}"));

    assertThat(
        ((OpReply) client.reads()).documents(),
        contains(ExtendedJson.parse("{n: 0, err: 'E11000', code: 11000, ok: 1.0}")));
  }

  @Test
  void a_cursor_is_left_behind_until_it_is_read_or_killed() throws Exception {
    server.autoResponds(opcode(OP_QUERY).on("shop.orders")).replies(LegacyReply.of().cursor(5));
    server.autoResponds(opcode(OP_GET_MORE)).replies(LegacyReply.of());
    client.send(query(7, "{}"));
    client.reads();

    assertThat(
        server.leaks(Leak.CURSORS),
        contains(
            "cursor 5, opened by request 2 (OP_QUERY shop.orders), was left open:"
                + " neither exhausted nor killed"));

    client.send(getMore(8, 5));
    client.reads();
    assertThat(server.leaks(Leak.CURSORS), empty());
    client.send(query(9, "{}"));
    client.reads();
    client.send(kill(4L, 5L));
    server.awaits(opcode(io.mockmongo.message.Opcode.OP_KILL_CURSORS));
    assertThat(server.leaks(Leak.CURSORS), empty());
  }

  @Test
  void the_reply_is_a_fact_with_its_documents_cursor_and_flags() throws Exception {
    server
        .autoResponds(opcode(OP_QUERY))
        .replies(LegacyReply.of("{_id: 1}", "{_id: 2}").cursor(5).startingFrom(3));
    client.send(query(7, "{}"));
    client.reads();

    server.verify(once(), opcode(OP_QUERY).on("shop.orders"));
    assertThat(
        server.journal().sent(),
        hasItem(reply("{_id: 1}").with(ReplyFlag.AWAIT_CAPABLE).to(opcode(OP_QUERY))));
    assertThat(
        server.journal().sent().get(0).text(),
        is("{_id: 1}, {_id: 2}, cursorId 5, startingFrom 3"));
  }

  @Test
  void many_long_documents_arrive_whole() throws Exception {
    String document = "{text: '" + "x".repeat(20_000) + "'}";
    server.autoResponds(opcode(OP_QUERY)).replies(LegacyReply.of(document, document, document));

    client.send(query(7, "{}"));

    assertThat(client.reads(), is(reply(1, 7, AWAIT_CAPABLE, 0, 0, document, document, document)));
  }
}

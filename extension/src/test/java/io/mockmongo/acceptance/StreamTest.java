package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Message;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpQuery;
import io.mockmongo.message.Section;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.reply.LegacyStep;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request, several replies, each in answer to the one before. */
class StreamTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String GET_MORE =
      "{getMore: {$numberLong: '7'}, collection: 'orders', $db: 'shop'}";

  private final MockMongoServer server =
      MockMongoServer.builder()
          .profile(ServerProfile.standalone())
          .timeout(Duration.ofMinutes(2))
          .start();
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

  /** {ping: 1, $db: 'a'}, number 7, with exhaustAllowed. */
  @Test
  void each_reply_has_its_number_and_answers_the_one_before() throws Exception {
    client.send(
        hex(
            "2f000000 07000000 00000000 dd070000 00000100 00",
            "1a000000 1070696e670001000000 022464620002000000610000"));
    Request ping = server.receives(command("ping").with(EXHAUST_ALLOWED), SECONDS);

    ping.replies(Reply.of("{n: 1}").withMoreToCome());
    ping.replies(Reply.of("{n: 2}").withMoreToCome());
    ping.replies("{n: 3}");

    assertNext(
        "2d000000 01000000 07000000 dd070000 02000000 00",
        "18000000 106e0001000000 016f6b00000000000000f03f00");
    assertNext(
        "2d000000 02000000 01000000 dd070000 02000000 00",
        "18000000 106e0002000000 016f6b00000000000000f03f00");
    assertNext(
        "2d000000 03000000 02000000 dd070000 00000000 00",
        "18000000 106e0003000000 016f6b00000000000000f03f00");
    assertThat(
        server.journal().sent(),
        contains(
            reply("{n: 1}").with(MORE_TO_COME),
            reply("{n: 2}").with(MORE_TO_COME),
            reply("{n: 3}").without(MORE_TO_COME)));
    assertThat(Transcript.of(server.journal()), containsString("by the test, more to come\n"));
  }

  @Test
  void a_part_of_it_may_come_later() throws Exception {
    Reply later = Reply.of("{n: 2}").delayed(Duration.ofMillis(50));
    server.autoResponds(command("getMore")).replies(Reply.stream(Reply.of("{n: 1}"), later));

    client.send(exhaust(41, GET_MORE));

    OpMsg first = (OpMsg) client.reads();
    OpMsg second = (OpMsg) client.reads();
    assertThat(first.has(MORE_TO_COME), is(true));
    assertThat(second.body().getInt32("n").getValue(), is(2));
    assertThat(second.responseTo(), is(first.requestId()));
    assertThat(second.has(MORE_TO_COME), is(false));
  }

  @Test
  void a_cursor_is_read_to_its_end_by_one_request() throws Exception {
    server
        .autoResponds(command("getMore").with(EXHAUST_ALLOWED))
        .replies(
            Reply.stream(
                Reply.of("{cursor: {id: 7, nextBatch: [{_id: 1}]}}"),
                Reply.of("{cursor: {id: 7, nextBatch: [{_id: 2}]}}"),
                Reply.of("{cursor: {id: 0, nextBatch: [{_id: 3}]}}")));

    client.send(exhaust(41, GET_MORE));

    int previous = 41;
    for (int i = 1; i <= 3; i++) {
      OpMsg next = (OpMsg) client.reads();
      assertThat(next.responseTo(), is(previous));
      assertThat(next.has(MORE_TO_COME), is(i < 3));
      assertEquals(
          ExtendedJson.parse(
              "{nextBatch: [{_id: %d}], id: {$numberLong: '%d'}, ns: 'shop.orders'}"
                  .formatted(i, i < 3 ? 7 : 0)),
          next.body().getDocument("cursor"));
      previous = next.requestId();
    }
    client.send(exhaust(42, GET_MORE));
    assertThat(client.reads().responseTo(), is(42));
  }

  @Test
  void two_streams_of_one_connection_do_not_mix() throws Exception {
    client.send(exhaust(41, GET_MORE));
    client.send(exhaust(42, GET_MORE));
    Request one = server.receives(command("getMore"), SECONDS);
    Request two = server.receives(command("getMore"), SECONDS);

    one.replies(Reply.ok().withMoreToCome());
    two.replies(Reply.ok().withMoreToCome());
    two.repliesOk();
    one.repliesOk();

    assertThat(client.reads().responseTo(), is(41));
    assertThat(client.reads().responseTo(), is(42));
    assertThat(client.reads().responseTo(), is(2));
    assertThat(client.reads().responseTo(), is(1));
  }

  @Test
  void the_test_goes_on_with_what_a_responder_began() throws Exception {
    server.autoResponds(command("getMore")).replies(Reply.of("{n: 1}").withMoreToCome());
    client.send(exhaust(41, GET_MORE));
    assertThat(client.reads().responseTo(), is(41));

    ((Request) server.awaits(command("getMore"))).replies("{n: 2}");

    assertThat(client.reads().responseTo(), is(1));
  }

  @Test
  void after_its_end_another_reply_is_a_second_answer() throws Exception {
    client.send(exhaust(41, GET_MORE));
    Request getMore = server.receives(command("getMore"), SECONDS);
    getMore.replies(Reply.ok().withMoreToCome());
    getMore.repliesOk();

    IllegalStateException thrown = assertThrows(IllegalStateException.class, getMore::repliesOk);

    assertThat(thrown.getMessage(), containsString("already answered by the test: getMore shop"));
  }

  @Test
  void a_request_that_allows_none_gets_none() throws Exception {
    client.send(41, "{ping: 1, $db: 'admin'}");
    Request ping = server.receives(command("ping"), SECONDS);

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> ping.replies(Reply.ok().withMoreToCome()));

    assertEquals(
        "ping admin does not allow a stream of replies, so its client would take the second one"
            + " for the answer to something else: answer only requests with"
            + " MsgFlag.EXHAUST_ALLOWED so, or break the rule on purpose by"
            + " Reply.exactly(...).withMoreToCome()",
        thrown.getMessage());
    ping.repliesOk();
    assertThat(client.reads().responseTo(), is(41));
  }

  @Test
  void a_responder_that_does_so_fails_the_test() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.ok().withMoreToCome());

    client.send(41, "{ping: 1, $db: 'admin'}");

    assertThat(client.readsBody().getInt32("code").getValue(), is(6626));
    assertThat(
        assertThrows(AssertionError.class, server::assertSatisfied).getMessage(),
        containsString("ping admin does not allow a stream of replies"));
  }

  @Test
  void the_rule_may_be_broken_on_purpose() throws Exception {
    client.send(41, "{ping: 1, $db: 'admin'}");
    Request ping = server.receives(command("ping"), SECONDS);

    ping.replies(Reply.exactly("{ok: 1}").withMoreToCome());
    ping.repliesOk();

    Message first = client.reads();
    assertThat(first.has(MORE_TO_COME), is(true));
    assertThat(client.reads().responseTo(), is(first.requestId()));
  }

  @Test
  void an_op_reply_has_no_place_for_it() throws Exception {
    server.autoResponds(hello()).replies(Reply.exactly("{ok: 1}").withMoreToCome());

    client.send(
        new OpQuery(
            1, 0, 0, "admin.$cmd", 0, -1, ExtendedJson.parse("{isMaster: 1}"), Optional.empty()));
    client.reads();

    assertThat(
        assertThrows(AssertionError.class, server::assertSatisfied).getMessage(),
        containsString(
            "isMaster admin came as OP_QUERY, and an OP_REPLY can't say that more is to come:"
                + " leave out withMoreToCome(), or answer only requests that are sentAs(OP_MSG)"));
  }

  @Test
  void a_stream_may_be_hung_up_on() throws Exception {
    server
        .autoResponds(command("getMore"))
        .replies(Reply.stream(Reply.ok(), Reply.ok(), Reply.reset()));

    client.send(exhaust(41, GET_MORE));

    assertThat(client.reads().responseTo(), is(41));
    assertThat(client.reads().responseTo(), is(1));
    assertThat(client.isHungUpOn(), is(true));
  }

  @Test
  void once_hung_up_on_it_reaches_nobody() throws Exception {
    client.send(exhaust(41, GET_MORE));
    Request getMore = server.receives(command("getMore"), SECONDS);
    getMore.replies(Reply.ok().withMoreToCome());

    getMore.hangsUp();

    assertThat(getMore.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  @Test
  void one_that_does_not_end_is_told_of_and_ends_with_the_test() throws Exception {
    client.send(exhaust(41, GET_MORE));
    Request getMore = server.receives(command("getMore"), SECONDS);
    for (int i = 0; i < 100; i++) {
      getMore.replies(Reply.ok().withMoreToCome());
      client.reads();
    }

    assertThat(
        server.lifecycle().unfinished(),
        matchesPattern(
            "requests without a reply:\n  2\\. getMore shop\\.orders .*\n"
                + "    waits for the rest of a stream by the test\n"));
    server.lifecycle().reset();

    assertThat(client.reads(), nullValue());
    assertThat(server.lifecycle().unfinished(), is(""));
  }

  @Test
  void a_reply_after_the_last_one_is_refused_where_it_is_written() {
    Reply last = Reply.of("{n: 1}");
    Reply next = Reply.of("{n: 2}");

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> last.andThen(next));

    assertEquals(
        "a second reply follows one that does not announce it: call withMoreToCome() on"
            + " {n: 1, ok: 1.0}, or use Reply.exactly(...) to break the rule on purpose",
        thrown.getMessage());
    assertEquals(
        "{n: 1, ok: 1.0} with more to come, then {n: 2, ok: 1.0}",
        last.withMoreToCome().andThen(next).toString());
    assertThat(
        last.andThen(Reply.exactly("{n: 2}")).andThen(Reply.reset()).toString(),
        endsWith("then {n: 2}, then reset the connection"));
    assertThrows(IllegalArgumentException.class, Reply::stream);
  }

  @Test
  void nor_may_a_cursor_follow_or_be_followed() throws Exception {
    client.send(exhaust(41, GET_MORE));
    Request getMore = server.receives(command("getMore"), SECONDS);
    Reply batch = Cursor.of("{_id: 1}").to(getMore);
    Reply legacy = new Reply(List.of(new LegacyStep(LegacyReply.of("{_id: 1}"))));

    assertThrows(IllegalArgumentException.class, () -> batch.andThen(Reply.ok()));
    assertThrows(IllegalArgumentException.class, () -> Reply.ok().andThen(batch));
    assertThrows(IllegalArgumentException.class, () -> legacy.andThen(legacy));
    assertThrows(IllegalArgumentException.class, () -> Reply.stream(batch, Reply.ok()));
    assertThat(
        Reply.stream(Reply.of("{n: 1}"), batch).toString(),
        endsWith("with more to come, then Cursor.of(\"{_id: 1}\")"));
  }

  @Test
  void nothing_can_be_said_to_follow_where_nothing_can_be_sent() {
    Reply gone = Reply.of("{n: 1}").andThen(Reply.hangUp());

    assertEquals(
        "nothing can be sent after the connection has ended: {ok: 1.0} follows {n: 1, ok: 1.0}, then"
            + " hang up",
        assertThrows(IllegalArgumentException.class, () -> gone.andThen(Reply.ok())).getMessage());
    assertThrows(IllegalArgumentException.class, () -> Reply.halfClose().andThen(Reply.ok()));
    assertThat(
        Reply.halfClose().andThen(Reply.reset().delayed(SECONDS)).toString(),
        endsWith("then reset the connection"));
    assertEquals(
        "withMoreToCome(): only a reply of a document can announce another one, but this is: hang up",
        assertThrows(IllegalArgumentException.class, Reply.hangUp()::withMoreToCome).getMessage());
    assertThrows(IllegalArgumentException.class, Reply.silence()::withMoreToCome);
    assertThrows(IllegalArgumentException.class, () -> Reply.stream(gone, Reply.ok()));
    assertEquals(
        "{ok: 1.0} with more to come, then wait 10000 ms, then {ok: 1.0}",
        Reply.stream(Reply.ok(), Reply.silence().delayed(SECONDS), Reply.ok()).toString());
  }

  private void assertNext(String... fields) throws Exception {
    assertArrayEquals(hex(fields), client.readsFrame().bytes());
  }

  private static OpMsg exhaust(int requestId, String command) {
    return new OpMsg(
        requestId,
        0,
        EXHAUST_ALLOWED.mask(),
        List.of(new Section.Body(ExtendedJson.parse(command))),
        OptionalInt.empty());
  }

  private static byte[] hex(String... fields) {
    return HexFormat.of().parseHex(String.join("", fields).replace(" ", ""));
  }
}

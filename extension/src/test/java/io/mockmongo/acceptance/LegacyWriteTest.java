package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.LegacyMessages.insert;
import static io.mockmongo.acceptance.LegacyMessages.kill;
import static io.mockmongo.acceptance.LegacyMessages.query;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.message.InsertFlag.CONTINUE_ON_ERROR;
import static io.mockmongo.message.Opcode.OP_DELETE;
import static io.mockmongo.message.Opcode.OP_INSERT;
import static io.mockmongo.message.Opcode.OP_KILL_CURSORS;
import static io.mockmongo.message.Opcode.OP_UPDATE;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.DeleteFlag;
import io.mockmongo.message.OpDelete;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpUpdate;
import io.mockmongo.message.UpdateFlag;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.LegacyReply;
import io.mockmongo.reply.Reply;
import io.mockmongo.report.LiveConversation;
import io.mockmongo.report.Transcript;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes and the end of cursors, as clients had them before OP_MSG: nobody replies to them. */
class LegacyWriteTest {

  private static final OpUpdate UPDATE =
      new OpUpdate(
          2,
          0,
          0,
          "shop.orders",
          UpdateFlag.UPSERT.mask(),
          ExtendedJson.parse("{_id: 7}"),
          ExtendedJson.parse("{$set: {qty: 3}}"));
  private static final OpDelete DELETE =
      new OpDelete(3, 0, 0, "shop.orders", 1, ExtendedJson.parse("{_id: 7}"));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final MockMongoServer server =
      MockMongoServer.builder()
          .release(ServerRelease.V5_0) // those after it warn of these opcodes
          .listener(new LiveConversation(new PrintStream(printed, true, StandardCharsets.UTF_8)))
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

  /** What comes before an answered request has come. */
  private void passBarrier() throws Exception {
    client.send(query(77, "shop.$cmd", "{getlasterror: 1}"));
    assertThat(client.reads().responseTo(), is(77));
  }

  @Test
  void they_are_received_each_with_its_flags() throws Exception {
    client.send(insert(1, "{_id: 7, qty: 2}", "{_id: 8}"));
    client.send(UPDATE);
    client.send(DELETE);

    server.receives(
        opcode(OP_INSERT)
            .on("shop.orders")
            .with("documents[0].qty", is(2))
            .with(CONTINUE_ON_ERROR));
    server.receives(opcode(OP_UPDATE).with("selector._id", is(7)).with(UpdateFlag.UPSERT));
    server.receives(opcode(OP_DELETE).withFlagsExactly(DeleteFlag.SINGLE_REMOVE));
    passBarrier();
    server.verifyNothingElse();
    server.assertSatisfied();
  }

  @Test
  void whether_somebody_takes_them_or_not_is_no_matter() throws Exception {
    client.send(insert(0, "{_id: 7}"));
    client.send(UPDATE);
    client.send(DELETE);
    client.send(kill(5L));
    passBarrier();

    server.verify(once(), opcode(OP_INSERT).matching("{documents: [{_id: 7}]}"));
    server.verify(never(), command("insert"));
    server.lifecycle().endScript();
    server.assertSatisfied();
  }

  @Test
  void where_nobody_can_take_them_none_is_refused() throws Exception {
    try (var unattended = MockMongoServer.builder().unattended().start();
        var raw = new RawClient(unattended)) {
      raw.send(insert(0, "{_id: 7}"));
      raw.send(kill(5L));
      raw.send(query(77, "shop.$cmd", "{getlasterror: 1}"));

      assertThat(raw.reads().responseTo(), is(77));
      unattended.assertSatisfied();
    }
  }

  @Test
  void an_answer_sends_nothing_but_a_hang_up_hangs_up() throws Exception {
    server
        .autoResponds(opcode(OP_INSERT))
        .inTurn(Reply.ok(), LegacyReply.of("{_id: 1}"), Reply.hangUp());
    client.send(insert(0, "{_id: 7}"));
    client.send(insert(0, "{_id: 8}"));
    passBarrier();

    client.send(insert(0, "{_id: 9}"));

    assertThat(client.reads(), nullValue());
    server.assertSatisfied();
  }

  @Test
  void cursors_of_64_bits_are_ended_by_the_driver_itself() throws Exception {
    client.send(kill(1L << 40, Long.MIN_VALUE));
    passBarrier();

    server.verifyNothingElse();
    server.verify(never(), anyCommand());
    Request kill = server.receives(opcode(OP_KILL_CURSORS));
    assertThat(((OpKillCursors) kill.message()).cursorIds(), contains(1L << 40, Long.MIN_VALUE));
  }

  @Test
  void they_are_journalled_and_told_with_their_opcode() throws Exception {
    client.send(insert(1, "{_id: 7}"));
    client.send(kill(5L));
    passBarrier();

    Received insert = server.journal().received().get(0);
    assertThat(
        insert.line().substring(14),
        is(
            "#1   client OP_INSERT shop.orders    {documents: [{_id: 7}]}, flags"
                + " [CONTINUE_ON_ERROR]"));
    String transcript = Transcript.of(server.journal());
    assertThat(
        transcript,
        containsString(
            "-> 2. OP_INSERT shop.orders  {documents: [{_id: 7}]}, flags [CONTINUE_ON_ERROR]\n"));
    assertThat(
        transcript, containsString("-> 3. OP_KILL_CURSORS  {cursorIds: [{$numberLong: '5'}]}\n"));
    assertThat(transcript.contains("no reply yet"), is(false));
    assertThat(
        printed.toString(StandardCharsets.UTF_8),
        containsString("client 3. OP_KILL_CURSORS         {cursorIds: [{$numberLong: '5'}]}\n"));
  }

  @Test
  void a_wait_for_the_command_tells_what_came_instead() throws Exception {
    client.send(insert(0, "{_id: 7}"));
    passBarrier();

    var failure =
        assertThrows(
            AssertionError.class, () -> server.receives(command("insert"), Duration.ofMillis(1)));

    assertThat(
        failure.getMessage(),
        startsWith(
            """
            no request matched within 1 ms: insert
            closest:
              2. OP_INSERT shop.orders  {documents: [{_id: 7}]}
                command: expected insert, but was OP_INSERT"""));
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.document;
import static io.mockmongo.matchers.MongoMatchers.opcode;
import static io.mockmongo.message.Opcode.OP_KILL_CURSORS;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.json.ExtendedJsonException;
import io.mockmongo.message.Message;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What other scripted servers got wrong, each defect with a test of its name. */
@Timeout(60)
class DefectsSeenElsewhereTest {

  private final MockMongoServer server = Standalone.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void an_unacknowledged_write_does_not_shift_the_replies_of_its_connection() {
    try (MongoClient client = Driver.connect(server, "maxPoolSize=1")) {
      server.autoResponds(command("insert")).replies("{n: 1}");
      server.autoResponds(command("ping")).replies("{of: 'ping'}");

      orders(client).withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document());

      assertThat(ping(client).getString("of"), is("ping"));
    }
  }

  @Test
  void a_sequence_before_the_body_does_not_hide_the_command() throws Exception {
    var sequence = new Section.Sequence("documents", List.of(ExtendedJson.parse("{_id: 7}")));
    var body = new Section.Body(ExtendedJson.parse("{insert: 'orders', $db: 'shop'}"));
    try (var client = new RawClient(server)) {
      client.send(new OpMsg(1, 0, 0, List.of(sequence, body), OptionalInt.empty()));

      server
          .receives(command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"))
          .replies("{n: 1}");
      assertThat(client.readsBody().getInt32("n").getValue(), is(1));
    }
  }

  @Test
  void a_frame_that_comes_byte_by_byte_is_one() throws Exception {
    try (var client = new RawClient(server)) {
      for (byte each : RawClient.frame(1, "{ping: 1, $db: 'admin'}").bytes()) {
        client.send(each);
      }

      server.receives(command("ping")).repliesOk();
    }
  }

  @Test
  void two_frames_in_one_segment_are_two() throws Exception {
    var both = new ByteArrayOutputStream();
    both.write(RawClient.frame(1, "{ping: 1, $db: 'admin'}").bytes());
    both.write(RawClient.frame(2, "{ping: 2, $db: 'admin'}").bytes());
    try (var client = new RawClient(server)) {
      client.send(both.toByteArray());

      server.receives(command("ping").matching("{ping: 1}")).repliesOk();
      server.receives(command("ping").matching("{ping: 2}")).repliesOk();
    }
  }

  @Test
  void a_frame_as_long_as_a_buffer_is_complete() throws Exception {
    int empty = RawClient.frame(1, "{ping: 1, pad: '', $db: 'admin'}").length();
    try (var client = new RawClient(server)) {
      for (int length = 1024; length <= 128 * 1024; length *= 2) {
        client.send(1, "{ping: 1, pad: '" + "x".repeat(length - empty) + "', $db: 'admin'}");
        server.receives(command("ping")).repliesOk();
        client.readsBody();
      }
    }
  }

  @Test
  void a_responder_that_throws_leaves_neither_client_nor_test_in_the_dark() {
    IllegalStateException bug = new IllegalStateException("a bug of the test");
    server
        .autoResponds(command("ping"))
        .replies(
            request -> {
              throw bug;
            });
    try (MongoClient client = Driver.connect(server)) {
      assertThrows(MongoCommandException.class, () -> ping(client));

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
      assertThat(error.getMessage(), containsString("a bug of the test"));
      assertThat(List.of(error.getSuppressed()), contains((Throwable) bug));
    }
  }

  @Test
  void a_responder_that_blocks_does_not_block_other_connections() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    server
        .autoResponds(command("slow"))
        .replies(
            request -> {
              await(release);
              return Reply.ok();
            });
    server.autoResponds(command("ping")).repliesOk();
    try (var slow = new RawClient(server);
        var other = new RawClient(server)) {
      slow.send(1, "{slow: 1, $db: 'admin'}");
      server.verify(once().within(Duration.ofSeconds(10)), command("slow"));

      other.send(1, "{ping: 1, $db: 'admin'}");
      other.readsBody();

      release.countDown();
      slow.readsBody();
    }
  }

  @Test
  void a_responder_may_declare_and_cancel() throws Exception {
    server
        .autoResponds(command("change"))
        .replies(
            request -> {
              server.autoResponds(command("ping")).replies("{by: 'older'}");
              server.autoResponds(command("ping")).replies("{by: 'cancelled'}").cancel();
              return Reply.ok();
            });
    try (var client = new RawClient(server)) {
      client.send(1, "{change: 1, $db: 'admin'}");
      client.readsBody();

      client.send(2, "{ping: 1, $db: 'admin'}");
      assertThat(client.readsBody().getString("by").getValue(), is("older"));
    }
  }

  @Test
  void a_new_declaration_is_offered_every_parked_request() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.send(2, "{ping: 2, $db: 'admin'}");
      server.verify(once().within(Duration.ofSeconds(10)), command("ping").matching("{ping: 2}"));

      server.autoResponds(command("ping")).repliesOk();

      client.readsBody();
      client.readsBody();
    }
  }

  @Test
  void a_malformed_reply_fails_where_it_is_written() {
    assertThrows(
        ExtendedJsonException.class,
        () -> server.autoResponds(command("ping")).replies("{ok: 1 n: 2}"));
  }

  @Test
  void the_ids_of_cursors_to_kill_have_64_bits() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(new OpKillCursors(1, 0, 0, List.of(0x1_0000_0007L, Long.MIN_VALUE)));

      server.verify(
          once().within(Duration.ofSeconds(10)),
          opcode(OP_KILL_CURSORS)
              .matching("{cursorIds: [4294967303, {$numberLong: '-9223372036854775808'}]}"));
    }
  }

  @Test
  void null_in_a_pattern_matches_null_only() {
    assertThat(ExtendedJson.parse("{a: null}"), is(document("{a: null}")));
    assertThat(ExtendedJson.parse("{}"), is(not(document("{a: null}"))));
    assertThat(ExtendedJson.parse("{}"), is(document("{a: {$$exists: false}}")));
    assertThat(ExtendedJson.parse("{a: null}"), is(not(document("{a: {$$exists: false}}"))));
  }

  @Test
  void flags_match_as_bits_and_exactly_where_asked_for() throws Exception {
    int bits = MsgFlag.EXHAUST_ALLOWED.mask() | 1 << 20;
    try (var client = new RawClient(server)) {
      var body = new Section.Body(ExtendedJson.parse("{ping: 1, $db: 'admin'}"));
      client.send(new OpMsg(1, 0, bits, List.of(body), OptionalInt.empty()));

      Request request = server.receives(command("ping").with(MsgFlag.EXHAUST_ALLOWED));
      assertThat(request, is(not(command("ping").withFlagsExactly(MsgFlag.EXHAUST_ALLOWED))));
      assertThat(request, is(command("ping").without(MsgFlag.MORE_TO_COME)));
      request.repliesOk();
    }
  }

  @Test
  void duplicate_keys_are_kept_both_ways() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, a: 1, a: 2, $db: 'admin'}");

      Request request = server.receives(command("ping"));
      assertThat(request.command().text(), is("{ping: 1, a: 1, a: 2, $db: 'admin'}"));
      assertThat(request, is(command("ping").matching("{a: 1, a: 2}")));
      assertThat(request, is(not(command("ping").matching("{a: 1, a: 3}"))));
      request.replies("{a: 1, a: 2}");
      assertThat(ExtendedJson.write(client.readsBody()), is("{a: 1, a: 2, ok: 1.0}"));
    }
  }

  @Test
  void who_waits_is_woken_when_the_server_stops() {
    var other = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start();
    Call<Request> waiting = server.go(other::receives);
    server.waitUntil(() -> other.lifecycle().unfinished().contains("receives"));

    other.close();

    waiting.failsWith(IllegalStateException.class);
  }

  @Test
  void a_second_reply_is_an_error_of_the_test() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      Request request = server.receives(command("ping"));
      request.repliesOk();

      assertThrows(IllegalStateException.class, request::repliesOk);
    }
  }

  @Test
  void a_second_reply_is_none_in_a_stream() throws Exception {
    try (var client = new RawClient(server)) {
      var body = new Section.Body(ExtendedJson.parse("{getMore: {$numberLong: '7'}, $db: 'shop'}"));
      int flags = MsgFlag.EXHAUST_ALLOWED.mask();
      client.send(new OpMsg(1, 0, flags, List.of(body), OptionalInt.empty()));
      Request request = server.receives(command("getMore"));

      request.replies(Reply.of("{n: 1}").withMoreToCome());
      request.replies("{n: 2}");

      Message first = client.reads();
      assertThat(first.responseTo(), is(1));
      assertThat(client.reads().responseTo(), is(first.requestId())); // of the previous reply
    }
  }

  @Test
  void a_plaintext_client_on_a_tls_port_does_not_stop_the_acceptor() throws Exception {
    try (var secure = MockMongoServer.builder().tls(Tls.selfMade()).start();
        var plain = new RawClient(secure)) {
      secure.autoResponds(command("ping")).repliesOk();
      plain.send(1, "{ping: 1, $db: 'admin'}");
      secure.awaits(connectionEnded(Ending.TLS_FAILED));

      try (MongoClient client =
          MongoClients.create(secure.applyTo(MongoClientSettings.builder()).build())) {
        ping(client);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

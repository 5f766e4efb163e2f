package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Sent;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reply can be sent in slices, paced by the timer. */
@Timeout(30)
class SlicedReplyTest {

  private static final Duration MOMENT = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofHours(1);

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_driver_reads_it_as_any_other() {
    server.autoResponds(command("ping")).replies(Reply.of("{n: 7}").inSlices(1, Duration.ZERO));
    try (MongoClient client = Driver.connect(server)) {
      assertThat(ping(client).getInteger("n"), is(7));
    }
  }

  @Test
  void a_long_one_is_whole_and_so_is_a_compressed_one() {
    String text = "x".repeat(100_000);
    server
        .autoResponds(command("find"))
        .replies(
            request ->
                new Reply(Cursor.of(new Document("text", text)).to(request).steps())
                    .inSlices(10_000, MOMENT));
    for (String option : List.of("appName=plain", "compressors=zlib")) {
      try (MongoClient client = Driver.connect(server, option)) {
        assertThat(Driver.orders(client).find().first().getString("text"), is(text));
      }
    }
  }

  @Test
  void slices_come_one_by_one_and_all_that_follows_after_them() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      Request slow = server.receives(command("slow"));
      raw.send(2, "{quick: 1, $db: 'admin'}");
      Request quick = server.receives(command("quick"));

      Delivery delivery =
          slow.replies(Reply.of("{n: 1}").inSlices(5, MOMENT).andThen(Reply.hangUp()));
      Delivery late = quick.replies("{n: 2}"); // after the end that is to come

      assertThat(delivery, is(Delivery.DELIVERED));
      assertThat(late, is(Delivery.CLIENT_GONE));
      assertThat(raw.readsBody().getInt32("n").getValue(), is(1));
      assertThat(raw.reads(), is(nullValue())); // the hang-up was asked for first
    }
  }

  @Test
  void what_else_is_sent_waits_for_the_end_of_the_message() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      Request slow = server.receives(command("slow"));
      raw.send(2, "{quick: 1, $db: 'admin'}");
      Request quick = server.receives(command("quick"));

      slow.replies(Reply.of("{n: 1}").inSlices(5, MOMENT));
      quick.replies(Reply.of("{n: 2}").inSlices(7, MOMENT));

      assertThat(raw.readsBody().getInt32("n").getValue(), is(1));
      assertThat(raw.readsBody().getInt32("n").getValue(), is(2));
    }
    List<Integer> recorded = new ArrayList<>();
    server.journal().sent().forEach(sent -> recorded.add(number(sent)));
    assertThat(recorded, is(List.of(1, 2)));
  }

  @Test
  void two_at_once_are_no_quicker_than_one_after_the_other() throws Exception {
    Duration between = Duration.ofMillis(50);
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      Request slow = server.receives(command("slow"));
      raw.send(2, "{other: 1, $db: 'admin'}");
      Request other = server.receives(command("other"));
      long start = System.nanoTime();

      slow.replies(Reply.ok().inSlices(10, between)); // 38 bytes: 3 pauses
      other.replies(Reply.ok().inSlices(10, between));

      raw.reads();
      assertThat(System.nanoTime() - start, is(greaterThan(between.multipliedBy(3).toNanos())));
    }
  }

  @Test
  void when_the_script_ends_the_rest_comes_at_once() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      server.receives(command("slow")).replies(Reply.of("{n: 1}").inSlices(5, LONG));

      server.lifecycle().endScript();

      assertThat(raw.readsBody().getInt32("n").getValue(), is(1));
    }
  }

  @Test
  void of_a_client_that_is_gone_nothing_is_under_way() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      server.receives(command("slow")).replies(Reply.ok().inSlices(5, LONG));
    }
    server.awaits(closedByClient());
    try (var patient = MockMongoServer.builder().timeout(LONG).conversationOf(server).start();
        MongoClient client = Driver.connect(patient)) {
      assertThrows(MongoCommandException.class, () -> ping(client)); // since the test is stuck
    }
  }

  @Test
  void the_journal_has_its_bytes_whole() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.ok().inSlices(3, MOMENT));
    try (var raw = new RawClient(server)) {
      raw.send(1, "{ping: 1, $db: 'admin'}");
      Frame frame = raw.readsFrame();

      assertThat(server.journal().sent().get(0).bytes(), is(frame.bytes()));
    }
  }

  @Test
  void a_client_that_goes_in_the_middle_ends_its_connection_alone() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.ok().inSlices(1, MOMENT));
    for (int i = 0; i < 10; i++) {
      try (var raw = new RawClient(server)) {
        raw.send(1, "{ping: 1, $db: 'admin'}");
        server.awaits(command("ping"));
        raw.reset();
      }
    }
    try (MongoClient client = Driver.connect(server)) {
      assertThat(ping(client).get("ok"), is(1.0));
    }
    assertThat(server.lifecycle().findings(), is(empty()));
  }

  @Test
  void a_test_that_ends_meanwhile_leaves_nothing_behind() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{slow: 1, $db: 'admin'}");
      server.receives(command("slow")).replies(Reply.ok().inSlices(10, LONG));
      long start = System.nanoTime();

      server.close();

      assertThat(System.nanoTime() - start, is(lessThan(Duration.ofSeconds(10).toNanos())));
      assertThrows(Exception.class, raw::reads); // cut in the middle
    }
  }

  @Test
  void one_that_can_not_be_cut_is_refused_where_it_is_written() {
    Reply reply = Reply.ok();

    for (int bytes : List.of(0, -1)) {
      var thrown =
          assertThrows(IllegalArgumentException.class, () -> reply.inSlices(bytes, MOMENT));
      assertThat(
          thrown.getMessage(), is("inSlices(" + bytes + ", ...): the size should be 1 or more"));
    }
    assertThrows(IllegalArgumentException.class, () -> reply.inSlices(1, MOMENT.negated()));
    assertThat(
        reply.inSlices(4, MOMENT).toString(),
        is("in slices of 4 bytes, 2 ms between two, then {ok: 1.0}"));
  }

  private static int number(Sent sent) {
    return sent.document().getInt32("n").getValue();
  }
}

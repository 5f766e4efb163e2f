package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import io.mockmongo.wire.MessageEncoder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts give the bytes that went over the wire, and the journal the time by the wall clock. */
class FactBytesTest {

  private final Instant before = Instant.now();
  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void those_of_a_request_and_its_reply_are_what_the_client_sent_and_read() throws Exception {
    server.autoResponds(command("ping")).repliesOk();
    Frame ping = RawClient.frame(7, "{ping: 1, $db: 'admin'}");
    try (var raw = new RawClient(server)) {
      raw.send(ping.bytes());
      Frame reply = raw.readsFrame();

      Journal journal = server.journal();
      assertThat(journal.received().get(0).bytes(), is(ping.bytes()));
      assertThat(journal.sent().get(0).bytes(), is(reply.bytes()));
    }
  }

  @Test
  void those_of_a_long_reply_too() throws Exception {
    server.autoResponds(command("ping")).replies("{text: '" + "x".repeat(50_000) + "'}");
    try (var raw = new RawClient(server)) {
      raw.send(7, "{ping: 1, $db: 'admin'}");
      Frame reply = raw.readsFrame();

      assertThat(server.journal().sent().get(0).bytes(), is(reply.bytes()));
    }
  }

  @Test
  void compressed_ones_are_as_they_were_on_the_wire() {
    server.autoResponds(command("ping")).repliesOk();
    try (MongoClient client = Driver.connect(server, "compressors=zlib")) {
      ping(client);
    }

    Received ping = (Received) server.awaits(command("ping"));
    assertThat(Frame.of(ping.bytes()).compressor(), is(Optional.of(Compressor.ZLIB)));
    Message message = MessageDecoder.decode(Frame.of(ping.bytes()));
    assertThat(message, is(ping.message()));
    Sent pong =
        server.journal().sent().stream().filter(sent -> sent.request() == ping).findAny().get();
    assertThat(Frame.of(pong.bytes()).compressor(), is(Optional.of(Compressor.ZLIB)));
  }

  @Test
  void they_are_the_callers_own() {
    server.autoResponds(command("ping")).replies(Reply.ok());
    try (MongoClient client = Driver.connect(server)) {
      ping(client);
    }
    Fact ping = server.awaits(command("ping"));

    ping.bytes()[0]++;

    assertThat(Frame.of(ping.bytes()).length(), is(ping.bytes().length));
  }

  @Test
  void what_is_no_message_has_none_and_what_no_server_received_is_encoded() throws Exception {
    Message message = MessageDecoder.decode(RawClient.frame(7, "{ping: 1, $db: 'admin'}"));
    Received captured = Received.of(message);
    try (var raw = new RawClient(server)) {
      raw.send(message);
      server.receives(command("ping"));
    }

    Fact opened = server.journal().facts().get(0);
    assertThat(opened instanceof ConnectionOpened, is(true));
    assertThat(opened.bytes().length, is(0));
    assertThat(captured.bytes(), is(MessageEncoder.encode(message).bytes()));
  }

  @Test
  void facts_have_a_time_by_the_wall_clock_also_after_a_reset() throws Exception {
    Instant started = server.journal().startedAt();
    server.lifecycle().reset();
    try (var raw = new RawClient(server)) {
      raw.send(7, "{ping: 1, $db: 'admin'}");
      Fact ping = server.receives(command("ping"));

      Journal journal = server.journal();
      assertThat(journal.startedAt(), is(started));
      assertThat(
          journal.timeOf(ping),
          is(
              both(greaterThanOrEqualTo(before))
                  .and(lessThanOrEqualTo(Instant.now().plusSeconds(5)))));
    }
  }
}

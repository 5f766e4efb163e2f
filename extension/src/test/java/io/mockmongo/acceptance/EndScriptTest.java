package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A script that has ended keeps no client waiting. */
@Timeout(20) // much less than what a client would wait otherwise
class EndScriptTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int UNANSWERED = 6625;

  private final MockMongoServer server = MockMongoServer.builder().timeout(LONG).start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void what_was_held_back_is_answered_at_once() throws Exception {
    server.holds(command("endSessions"));
    client.send(1, "{endSessions: [], $db: 'admin'}");
    passBarrier();

    server.lifecycle().endScript();

    assertThat(client.readsBody().get("code"), nullValue());
  }

  @Test
  void a_reply_that_was_to_come_later_comes_now() throws Exception {
    server.autoResponds(command("ping")).replies(Reply.of("{by: 'delay'}").delayed(LONG));
    client.send(1, "{ping: 1, $db: 'admin'}");
    passBarrier();

    server.lifecycle().endScript();

    assertThat(client.readsBody().getString("by").getValue(), is("delay"));
  }

  @Test
  void a_reply_with_two_pauses_comes_now() throws Exception {
    server
        .autoResponds(command("ping"))
        .replies(Reply.of("{by: 'delay'}").delayed(LONG).delayed(LONG));
    client.send(1, "{ping: 1, $db: 'admin'}");
    passBarrier();

    server.lifecycle().endScript();

    assertThat(client.readsBody().getString("by").getValue(), is("delay"));
  }

  @Test
  void a_reply_whose_second_pause_has_begun_comes_before_the_next_test() throws Exception {
    Reply second = Reply.of("{by: 'delay'}").delayed(LONG);
    server
        .autoResponds(command("ping").with(EXHAUST_ALLOWED))
        .replies(Reply.stream(Reply.of("{n: 1}").delayed(Duration.ofMillis(1)), second));
    var body = new Section.Body(ExtendedJson.parse("{ping: 1, $db: 'admin'}"));
    client.send(new OpMsg(1, 0, EXHAUST_ALLOWED.mask(), List.of(body), OptionalInt.empty()));
    client.readsBody();
    client.send(2, "{barrier: 1, $db: 'admin'}");
    server.receives(command("barrier")).repliesOk();
    client.readsBody();

    server.lifecycle().reset();

    assertThat(client.readsBody().getString("by").getValue(), is("delay"));
  }

  @Test
  void a_silence_is_over_for_what_comes_next() throws Exception {
    server.autoResponds(command("endSessions")).replies(Reply.silence());
    client.send(1, "{endSessions: [], $db: 'admin'}");
    passBarrier();

    server.lifecycle().endScript();
    client.send(3, "{endSessions: [], $db: 'admin'}");

    assertThat(client.reads().responseTo(), is(3));
  }

  @Test
  void a_request_that_comes_after_the_verdict_is_refused_at_once() throws Exception {
    assertThat(server.lifecycle().findings(), empty());

    client.send(1, "{ping: 1, $db: 'admin'}");

    assertThat(client.readsBody().getInt32("code").getValue(), is(UNANSWERED));
  }

  /** What was sent before has been taken in once this returns. */
  private void passBarrier() throws IOException {
    client.send(2, "{barrier: 1, $db: 'admin'}");
    server.receives(command("barrier")).replies(Reply.silence());
  }
}

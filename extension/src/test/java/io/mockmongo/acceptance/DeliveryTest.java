package io.mockmongo.acceptance;

import static io.mockmongo.journal.ConnectionEnded.Ending.CLIENT_RESET;
import static io.mockmongo.journal.ConnectionEnded.Ending.RESET;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mockmongo.reply.Reply;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who replies is told whether anybody was there to take it. */
class DeliveryTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
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
  void nobody_is_there_after_the_client_has_closed() throws Exception {
    Request request = sent(client, 1);
    client.close();
    server.awaits(closedByClient().onConnectionOf(request), SECONDS);

    assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
    assertThat(server.journal().sent(), empty());
  }

  @Test
  void nobody_is_there_after_the_client_has_reset() throws Exception {
    Request request = sent(client, 1);
    client.reset();
    server.awaits(connectionEnded(CLIENT_RESET).onConnectionOf(request), SECONDS);

    assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  /** A server does not wait for the other half. */
  @Test
  void nobody_is_there_after_the_client_has_half_closed() throws Exception {
    Request request = sent(client, 1);
    client.shutdownOutput();
    server.awaits(closedByClient().onConnectionOf(request), SECONDS);

    assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
    assertThat(client.reads(), nullValue());
  }

  @Test
  void nobody_is_there_after_another_request_of_the_connection_was_hung_up_on() throws Exception {
    Request first = sent(client, 1);
    Request second = sent(client, 2);
    first.hangsUp();

    assertThat(second.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  @Test
  void nobody_is_there_after_a_reset() throws Exception {
    Request first = sent(client, 1);
    Request second = sent(client, 2);
    first.resets();
    server.awaits(connectionEnded(RESET).onConnectionOf(second));

    assertThat(second.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  @Test
  void nobody_is_there_once_the_server_has_gone_down_though_it_is_back() throws Exception {
    Request request = sent(client, 1);
    server.goesDown();
    server.comesBack();

    assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
  }

  @Test
  void what_follows_after_a_pause_may_find_nobody() throws Exception {
    Request request = sent(client, 1);
    assertThat(request.replies(Reply.ok().delayed(Duration.ofMinutes(1))), is(Delivery.DELIVERED));
    server.hangsUp();

    server.lifecycle().endScript(); // which ends all pauses
    server.close();

    assertThat(server.journal().sent(), empty());
  }

  @Test
  void a_late_reply_of_another_thread_is_delivered() throws Exception {
    Request request = sent(client, 1);
    sent(client, 2).repliesOk();
    assertThat(client.reads().responseTo(), is(2));

    Delivery late = Aside.goes(request::repliesOk).result();

    assertThat(late, is(Delivery.DELIVERED));
    assertThat(client.reads().responseTo(), is(1));
  }

  @Test
  void replies_of_two_connections_may_be_out_of_order() throws Exception {
    try (var other = new RawClient(server)) {
      Request first = sent(client, 1);
      Request second = sent(other, 2);
      Request third = sent(client, 3);
      Request fourth = sent(other, 4);

      for (Request request : new Request[] {fourth, third, second, first}) {
        assertThat(
            request.replies("{to: " + request.message().requestId() + "}"), is(Delivery.DELIVERED));
      }

      assertReply(client, 3);
      assertReply(client, 1);
      assertReply(other, 4);
      assertReply(other, 2);
    }
  }

  private Request sent(RawClient from, int requestId) throws Exception {
    from.send(requestId, "{ping: 1, $db: 'admin'}");
    return server.receives(command("ping"), SECONDS);
  }

  private static void assertReply(RawClient client, int to) throws Exception {
    assertThat(client.readsBody().getInt32("to").getValue(), is(to));
  }
}

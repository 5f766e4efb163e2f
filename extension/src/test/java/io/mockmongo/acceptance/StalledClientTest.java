package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Delivery;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that does not read its replies is its own misfortune. */
class StalledClientTest {

  private static final Reply HUGE = Reply.of("{text: '" + "x".repeat(20_000_000) + "'}");
  private static final int UNANSWERED = 6625;

  private final Facts facts = new Facts();
  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofSeconds(1)).listener(facts).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void others_that_nobody_answers_are_refused_in_time() throws Exception {
    try (var stalled = new RawClient(server);
        var client = new RawClient(server)) {
      stalled.send(1, "{find: 'orders', $db: 'shop'}");
      stalled.send(2, "{barrier: 1, $db: 'shop'}");
      server.receives(command("barrier")).replies(Reply.silence());
      server.autoResponds(command("find")).replies(HUGE); // as the request is parked already

      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getInt32("code").getValue(), is(UNANSWERED));
      assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_STALLED));
    }
  }

  @Test
  void a_hello_whose_time_is_over_does_not_hold_others_up_either() throws Exception {
    try (var stalled = new RawClient(server);
        var client = new RawClient(server)) {
      server.autoResponds(hello()).first(Reply.ok()).then(HUGE);
      stalled.send(1, "{hello: 1, $db: 'admin'}");
      String version = ExtendedJson.write(stalled.readsBody().get("topologyVersion"));
      stalled.send(
          2, "{hello: 1, maxAwaitTimeMS: 100, topologyVersion: " + version + ", $db: 'admin'}");

      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getInt32("code").getValue(), is(UNANSWERED));
      assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_STALLED));
    }
  }

  @Test
  void many_small_replies_stall_like_a_huge_one() throws Exception {
    Reply small = Reply.of("{text: '" + "x".repeat(15_000) + "'}");
    try (var stalled = new RawClient(server)) {
      Aside<Delivery> replying =
          Aside.goes(
              () -> {
                Delivery delivery = Delivery.DELIVERED;
                for (int i = 0; i < 5000 && delivery == Delivery.DELIVERED; i++) {
                  stalled.send(i, "{ping: 1, $db: 'admin'}");
                  delivery = server.receives(command("ping")).replies(small);
                }
                return delivery;
              });

      assertThat(replying.result(), is(Delivery.CLIENT_GONE));
      assertThat(facts.next(ConnectionEnded.class).ending(), is(Ending.CLIENT_STALLED));
    }
  }

  @Test
  void one_that_has_read_its_replies_is_served_for_as_long_as_it_likes() throws Exception {
    server.autoResponds(command("find")).replies(HUGE);
    try (var client = new RawClient(server);
        var clock = new RawClient(server)) {
      client.send(1, "{find: 'orders', $db: 'shop'}");
      client.readsBody();

      for (int i = 0; i < 2; i++) {
        clock.send(1, "{ping: 1, $db: 'admin'}"); // refused after the timeout
        clock.readsBody();
      }

      client.send(2, "{find: 'orders', $db: 'shop'}");
      client.readsBody();
    }
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Answer;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who declares an answer does not make it, and none is lost, whoever declares meanwhile. */
class DeclaringTest {

  private static final int ROUNDS = 500;

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final CountDownLatch declared = new CountDownLatch(1);

  /** Waits for the declaring thread to go on. */
  private final Answer waiting = request -> Reply.of("{declared: " + Aside.isOpen(declared) + "}");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void declaring_an_answer_to_a_hello_that_waits_comes_back_at_once() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      String version = ExtendedJson.write(client.readsBody().get("topologyVersion"));
      client.send(
          2, "{hello: 1, maxAwaitTimeMS: 60000, topologyVersion: " + version + ", $db: 'admin'}");
      passBarrier(client);

      server.autoResponds(hello()).replies(waiting);
      declared.countDown();

      assertThat(client.readsBody().getBoolean("declared").getValue(), is(true));
    }
  }

  @Test
  void declaring_an_answer_to_a_parked_request_comes_back_at_once() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      passBarrier(client);

      server.autoResponds(command("ping")).replies(waiting);
      declared.countDown();

      assertThat(client.readsBody().getBoolean("declared").getValue(), is(true));
    }
  }

  @Test
  void no_declaration_is_lost_to_another_ones_look_at_what_is_parked() throws Exception {
    CyclicBarrier round = new CyclicBarrier(2);
    try (var client = new RawClient(server)) {
      Aside<?> other =
          Aside.goes(
              () -> {
                for (int i = 0; i < ROUNDS; i++) {
                  round.await();
                  server.autoResponds(command("other")).repliesOk().cancel();
                }
                return null;
              });
      for (int i = 0; i < ROUNDS; i++) {
        client.send(i, "{ping: 1, $db: 'admin'}");
        round.await();
        var answers = server.autoResponds(command("ping")).replies("{n: " + i + "}");
        assertThat(client.readsBody().getInt32("n").getValue(), is(i));
        answers.cancel();
      }
      other.result();
    }
  }

  @Test
  void of_last_resorts_the_newest_is_asked_first() throws Exception {
    server.autoResponds(Matchers.anything()).asLastResort().replies("{by: 'older'}");
    server.autoResponds(Matchers.anything()).asLastResort().replies("{by: 'newer'}");
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      assertThat(client.readsBody().getString("by").getValue(), is("newer"));
    }
  }

  /** What was sent before has found its place then, as one thread reads it all. */
  private void passBarrier(RawClient client) throws Exception {
    client.send(9, "{barrier: 1, $db: 'admin'}");
    server.receives(command("barrier")).replies(Reply.silence());
  }
}

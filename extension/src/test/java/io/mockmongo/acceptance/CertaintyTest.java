package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As long as somebody may yet take a parked request, it is left its whole time. */
class CertaintyTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  /** Time enough for the server to look many times. */
  private static final Duration A_WHILE = Duration.ofMillis(600);

  private final MockMongoServer server = patient();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.assertSatisfied();
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void while_another_thread_receives_a_request_waits_for_it() throws Exception {
    CountDownLatch receiving = new CountDownLatch(1);
    try (var other = new RawClient(server)) {
      other.send(1, "{other: 1, $db: 'admin'}");
      Aside<Request> helper =
          Aside.goes(
              () -> {
                assertThrows(
                    AssertionError.class,
                    () -> server.receives(nothing(receiving::countDown), A_WHILE));
                Request ping = server.receives(command("ping"), SECONDS);
                ping.replies("{n: 1}");
                return server.receives(command("other"), SECONDS);
              });
      assertTrue(Aside.isOpen(receiving));

      assertThat(ping(client).getInteger("n"), is(1));
      helper.result().repliesOk();
    }
  }

  @Test
  void where_another_thread_has_received_before_a_request_waits_for_it() throws Exception {
    Aside<?> helper =
        Aside.goes(
            () -> {
              server.receives(command("first"), SECONDS).repliesOk();
              server.verify(once().within(SECONDS), command("ping"));
              stay();
              return server.receives(command("ping"), SECONDS).replies("{n: 1}");
            });

    run(client, "first");
    assertThat(ping(client).getInteger("n"), is(1));
    helper.result();
  }

  @Test
  void while_an_answer_is_being_made_a_request_waits() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server
        .autoResponds(command("slow"))
        .replies(
            request -> {
              computing.countDown();
              Aside.isOpen(release);
              return Reply.ok();
            });
    Call<Document> parked = server.go(() -> ping(client));
    Call<Document> slow = server.go(() -> run(client, "slow"));
    assertTrue(Aside.isOpen(computing));
    Aside<?> helper =
        Aside.goes(
            () -> {
              stay();
              release.countDown();
              return null;
            });

    slow.result();

    server.receives(command("ping"), SECONDS).replies("{n: 1}");
    assertThat(parked.result().getInteger("n"), is(1));
    helper.result();
  }

  @Test
  void while_the_test_owes_an_answer_other_requests_wait() {
    Call<Document> first = server.go(() -> run(client, "first"));
    Call<Document> second = server.go(() -> run(client, "second"));
    Request owed = server.receives(command("first"), SECONDS);

    assertThrows(AssertionError.class, () -> second.result(A_WHILE));

    server.receives(command("second"), SECONDS).replies("{n: 2}");
    owed.replies("{n: 1}");
    assertThat(first.result().getInteger("n"), is(1));
    assertThat(second.result().getInteger("n"), is(2));
  }

  @Test
  void what_is_held_waits() {
    server.holds(command("ping"));
    Call<Document> call = server.go(() -> ping(client));

    assertThrows(AssertionError.class, () -> call.result(A_WHILE));

    server.receives(command("ping"), SECONDS).replies("{n: 1}");
    assertThat(call.result().getInteger("n"), is(1));
  }

  @Test
  void what_is_held_once_it_is_parked_waits_too() throws Exception {
    try (var raw = new RawClient(server)) {
      raw.send(1, "{ping: 1, $db: 'admin'}");
      raw.send(2, "{barrier: 1, $db: 'admin'}");
      server.receives(command("barrier"), SECONDS).repliesOk();
      server.holds(command("ping"));
      CountDownLatch never = new CountDownLatch(1);
      Call<Void> call = server.runs(never::await);

      assertThrows(AssertionError.class, () -> call.result(A_WHILE));

      server.receives(command("ping"), SECONDS).replies("{n: 1}");
      raw.readsBody();
      assertThat(raw.readsBody().getInt32("n").getValue(), is(1));
      never.countDown();
    }
  }

  @Test
  void in_code_of_the_test_that_the_driver_calls_a_request_waits() throws Exception {
    try (var raw = new RawClient(server);
        var session = client.startSession()) {
      String reply =
          session.withTransaction(
              () -> {
                unchecked(() -> raw.send(1, "{ping: 1, $db: 'admin'}"));
                stay();
                server.receives(command("ping"), SECONDS).replies("{by: 'the test'}");
                return "done";
              });

      assertThat(reply, is("done"));
      assertThat(raw.readsBody().getString("by").getValue(), is("the test"));
    }
  }

  @Test
  void while_the_test_waits_for_another_server_a_background_call_waits_for_the_test()
      throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (var busy = patient();
        var itsClient = Driver.connect(busy)) {
      busy.autoResponds(command("ping"))
          .replies(
              request -> {
                Aside.isOpen(release);
                return Reply.of("{n: 1}");
              });
      Call<Document> parked = server.go(() -> ping(client));
      Aside<?> worker =
          Aside.goes(
              () -> {
                server.verify(once().within(SECONDS), command("ping"));
                stay();
                release.countDown();
                return null;
              });

      assertThat(ping(itsClient).getInteger("n"), is(1));

      server.receives(command("ping"), SECONDS).replies("{n: 2}");
      assertThat(parked.result().getInteger("n"), is(2));
      worker.result();
    }
  }

  private static MockMongoServer patient() {
    return MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  }

  /** Leaves all as it is for a while, by the server's own clock. */
  private void stay() {
    server.verify(never().within(A_WHILE), command("nothing"));
  }

  private static Matcher<Received> nothing(Runnable onLook) {
    return new CustomTypeSafeMatcher<>("nothing") {
      @Override
      protected boolean matchesSafely(Received request) {
        onLook.run();
        return false;
      }
    };
  }

  private static void unchecked(MockMongoServer.Action action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.script.Call;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What nobody answers waits for the test, never without a bound. */
class ParkedRequestsTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int UNANSWERED = 6625;

  @Test
  void requests_of_several_connections_are_answered_in_any_order() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> first = server.go(() -> run(client, "first"));
      Call<Document> second = server.go(() -> run(client, "second"));
      Request firstRequest = server.receives(command("first"));
      Request secondRequest = server.receives(command("second"));
      assertThat(firstRequest.connection(), not(secondRequest.connection()));

      secondRequest.replies("{n: 2}");
      assertThat(second.result().getInteger("n"), is(2));
      assertThat(first.isDone(), is(false));
      firstRequest.replies("{n: 1}");
      assertThat(first.result().getInteger("n"), is(1));
    }
  }

  @Test
  void the_oldest_match_is_received_and_others_stay() throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, "{a: 1, $db: 'x'}");
      client.send(2, "{b: 1, $db: 'x'}");
      client.send(3, "{b: 2, $db: 'x'}");

      assertThat(server.receives(command("b")).command().text(), is("{b: 1, $db: 'x'}"));
      assertThat(server.receives().command().name(), is("a"));
      assertThat(server.receives().command().text(), is("{b: 2, $db: 'x'}"));
    }
  }

  @Test
  void a_second_reply_is_an_error_of_the_test() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));
      Request request = server.receives(command("ping"));
      assertThat(request.repliesOk(), is(Delivery.DELIVERED));
      call.result();

      IllegalStateException thrown = assertThrows(IllegalStateException.class, request::repliesOk);

      assertThat(
          thrown.getMessage(),
          startsWith("this request was already answered by the test: ping admin  {ping: 1}"));
    }
  }

  @Test
  void a_reply_to_a_client_that_has_gone_says_so() throws Exception {
    Facts facts = new Facts();
    try (var server = MockMongoServer.builder().listener(facts).start()) {
      Request request;
      try (var client = new RawClient(server)) {
        client.send(1, "{ping: 1, $db: 'admin'}");
        request = server.receives();
      }
      facts.next(ConnectionEnded.class);

      assertThat(request.repliesOk(), is(Delivery.CLIENT_GONE));
    }
  }

  @Test
  void where_no_handle_was_given_out_a_request_is_refused_at_once() {
    try (var server = MockMongoServer.builder().unattended().timeout(LONG).start();
        var client = Driver.connect(server)) {
      MongoCommandException thrown = assertThrows(MongoCommandException.class, () -> ping(client));

      assertThat(thrown.getErrorCode(), is(UNANSWERED));
    }
  }

  @Test
  void where_the_tests_own_thread_waits_in_the_driver_a_request_is_refused_soon() {
    try (var server = MockMongoServer.builder().timeout(LONG).start();
        var client = Driver.connect(server)) {
      MongoCommandException thrown = assertThrows(MongoCommandException.class, () -> ping(client));

      assertThat(thrown.getErrorCode(), is(UNANSWERED));
      assertThat(
          thrown.getErrorMessage(),
          matchesPattern(
              "MockMongo: ping admin was not answered \\(ParkedRequestsTest\\.java:\\d+\\): "
                  + "declare a reply, or use server\\.go\\(\\.\\.\\.\\); see the test's failure"));
    }
  }

  @Test
  void where_the_tests_own_thread_waits_for_a_background_call_a_request_is_refused_soon() {
    try (var server = MockMongoServer.builder().timeout(LONG).start();
        var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));

      assertThat(call.failsWith(MongoCommandException.class).getErrorCode(), is(UNANSWERED));
    }
  }

  @Test
  void a_parked_request_is_refused_after_the_timeout() throws Exception {
    try (var server = MockMongoServer.builder().timeout(SHORT).start();
        var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");

      var reply = client.readsBody(); // this thread waits in no driver: only time helps

      assertEquals(UNANSWERED, reply.getInt32("code").getValue());
      assertEquals(
          "MockMongo: ping admin was not answered: declare a reply, or use server.go(...); see the test's failure",
          reply.getString("errmsg").getValue());
    }
  }

  @Test
  void a_refusal_fails_the_test_with_the_closest_declaration() {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping").on("shop").matching("{ping: 2}")).repliesOk();
      server.autoResponds(command("find")).repliesOk();
      assertThrows(MongoCommandException.class, () -> ping(client));

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      List<String> lines = error.getMessage().lines().toList();
      assertThat(
          lines.get(0),
          matchesPattern("ping admin was not answered \\(ParkedRequestsTest.java:\\d+\\)"));
      assertThat(lines.get(1), startsWith("    {ping: 1}"));
      assertThat(
          lines.get(2),
          matchesPattern(
              "    closest: autoResponds\\(ping on shop matching \\{ping: 2\\}\\) at"
                  + " ParkedRequestsTest.java:\\d+"));
      assertThat(lines.get(3), is("      database: expected shop, but was admin"));
      assertThat(lines.get(4), is("      ping: expected 2, but was 1"));
      assertThat(
          lines.get(5),
          is(
              "    declare a reply, or run the call with server.go(...) and take the request with"
                  + " server.receives(...)"));
      assertThat(lines.size(), is(6));
    }
  }

  @Test
  void the_clients_error_is_one_line_of_at_most_200_characters() {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping").matching("{" + "x".repeat(300) + ": 1}")).repliesOk();

      String message =
          assertThrows(MongoCommandException.class, () -> ping(client)).getErrorMessage();

      assertThat(message.length(), is(200));
      assertThat(message, not(containsString("\n")));
    }
  }

  @Test
  void a_refused_retry_is_called_a_retry() {
    try (var server = MockMongoServer.builder().timeout(LONG).start();
        var client = Driver.connect(server)) {
      Call<?> insert = server.go(() -> orders(client).insertOne(new Document("_id", 1)));
      Request first = server.receives(command("insert"));
      first.replies(NOT_WRITABLE_PRIMARY);
      insert.failsWith(MongoCommandException.class);

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(
          error.getMessage(),
          startsWith("insert shop.orders was not answered (ParkedRequestsTest.java:"));
      assertThat(
          error.getMessage(),
          containsString("), attempt 2, a retry of request " + first.position()));
    }
  }

  @Test
  void an_unacknowledged_write_waits_for_no_answer_and_is_no_finding() {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping")).repliesOk();

      orders(client).withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document());
      ping(client);

      server.verify(
          once().within(Duration.ofSeconds(5)), command("insert").with(MsgFlag.MORE_TO_COME));
      server.assertSatisfied();
    }
  }

  @Test
  void a_held_hello_is_received_answered_and_let_go() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      server.autoResponds(command("ping")).repliesOk();
      var hold = server.holds(hello());
      Call<Document> call = server.go(() -> ping(client));
      Request handshake = server.receives(hello());
      assertThat(call.isDone(), is(false));

      hold.cancel();
      // the monitor's, or the pool's where the monitor got its answer before the hold
      handshake.repliesOk();

      assertThat(call.result().getDouble("ok"), is(1.0));
      server.assertSatisfied();
    }
  }

  @Test
  void what_is_parked_at_the_end_is_refused_and_fails_the_test() {
    try (var server = MockMongoServer.builder().timeout(LONG).start();
        var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));
      server.verify(times(1).within(Duration.ofSeconds(5)), command("ping"));
      long start = System.nanoTime();

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(error.getMessage(), startsWith("ping admin was not answered"));
      assertThat(error.getMessage(), containsString("and the test asked for neither result()"));
      assertThat(System.nanoTime() - start, lessThan(LONG.toNanos()));
      assertThat(call.isDone(), is(true));
    }
  }
}

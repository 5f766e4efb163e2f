package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atMost;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Call;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that one responder passes on is offered to the next. */
class PassOnTest {

  private static final Duration DELAY = Duration.ofMillis(80);

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_computed_answer_leaves_a_request_to_an_older_declaration() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    AutoResponder newer =
        server
            .autoResponds(command("ping"))
            .replies(
                request ->
                    request.command().database().equals("shop")
                        ? Reply.of("{by: 'newer'}")
                        : Reply.passOn());

    assertThat(ping(client).getString("by"), is("older"));
    assertThat(shop("ping").getString("by"), is("newer"));
    assertThat(newer.uses(), is(2));
    server.assertSatisfied();
  }

  @Test
  void a_slow_one_passes_on_after_its_delay() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server.autoResponds(command("ping")).times(1).replies(Reply.passOn().delayed(DELAY));

    long start = System.nanoTime();
    assertThat(ping(client).getString("by"), is("older"));

    assertThat(System.nanoTime() - start >= DELAY.toNanos(), is(true));
  }

  @Test
  void one_of_several_answers_passes_on() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server
        .autoResponds(command("ping"))
        .inTurn(Reply.of("{by: 'first'}"), Reply.passOn(), Reply.of("{by: 'third'}"));

    assertThat(ping(client).getString("by"), is("first"));
    assertThat(ping(client).getString("by"), is("older"));
    assertThat(ping(client).getString("by"), is("third"));
  }

  @Test
  void what_nobody_else_answers_is_received_by_the_test() {
    server.autoResponds(command("ping")).replies(Reply.passOn());
    Call<Document> call = server.go(() -> ping(client));

    server.receives(command("ping")).replies("{by: 'the test'}");

    assertThat(call.result().getString("by"), is("the test"));
  }

  @Test
  void what_nobody_answers_at_all_is_refused_with_the_reason() {
    server.autoResponds(command("ping")).replies(Reply.passOn());

    assertThrows(RuntimeException.class, () -> ping(client));

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
    assertThat(
        error.getMessage(), containsString("matches, but left the request to other responders"));
  }

  @Test
  void the_test_passes_on_what_it_has_received() {
    server.autoResponds(command("ping")).replies("{by: 'declared'}");
    Hold hold = server.holds(command("ping"));
    Call<Document> call = server.go(() -> ping(client));

    Request request = server.receives(command("ping"));
    request.passesOn();

    assertThat(call.result().getString("by"), is("declared"));
    assertThrows(IllegalStateException.class, request::repliesOk);
    hold.cancel();
  }

  @Test
  void the_test_passes_on_what_it_then_receives_again() {
    Call<Document> call = server.go(() -> ping(client));

    server.receives(command("ping")).passesOn();
    server.receives(command("ping")).replies("{by: 'the test'}");

    assertThat(call.result().getString("by"), is("the test"));
  }

  @Test
  void a_hello_is_left_to_the_built_in_reply_and_waits_there() {
    AutoResponder passing = server.autoResponds(hello()).replies(Reply.passOn());
    server.autoResponds(command("ping")).repliesOk();
    try (MongoClient late = Driver.connect(server)) {
      ping(late);
      server.verify(atMost(20).within(Duration.ofMillis(300)), hello()); // no reply at once
    }
    assertThat(passing.uses() > 0, is(true));
    server.assertSatisfied();
  }

  @Test
  void passing_on_is_not_combined_with_a_reply() {
    assertThrows(IllegalArgumentException.class, () -> Reply.ok().andThen(Reply.passOn()));
    assertThrows(IllegalArgumentException.class, () -> Reply.passOn().andThen(Reply.hangUp()));
    assertThrows(IllegalArgumentException.class, () -> Reply.passOn().inSlices(1, Duration.ZERO));
    assertThat(Reply.passOn().delayed(DELAY).toString().endsWith("then pass on"), is(true));
  }

  @Test
  void an_error_is_declared_for_the_first_and_others_get_what_is_there() {
    server.autoResponds(command("ping")).repliesOk();
    server.autoResponds(command("ping")).first(ServerError.WRITE_CONFLICT).then(Reply.passOn());

    assertThrows(RuntimeException.class, () -> ping(client));
    assertThat(ping(client).getDouble("ok"), is(1.0));
  }

  private Document shop(String command) {
    return client.getDatabase("shop").runCommand(new Document(command, 1));
  }
}

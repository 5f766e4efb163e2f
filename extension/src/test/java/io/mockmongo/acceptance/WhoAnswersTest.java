package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Declared, newest first; built in; last resort; nobody. */
class WhoAnswersTest {

  private final MockMongoServer server = Standalone.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void the_newest_declaration_is_asked_first() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server.autoResponds(command("ping")).replies("{by: 'newer'}");

    assertThat(ping(client).getString("by"), is("newer"));
  }

  @Test
  void a_cancelled_declaration_uncovers_the_one_before() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    AutoResponder newer = server.autoResponds(command("ping")).replies("{by: 'newer'}");
    newer.cancel();

    assertThat(ping(client).getString("by"), is("older"));
    assertThat(newer.uses(), is(0));
  }

  @Test
  void a_declaration_that_does_not_match_passes_the_request_on() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server.autoResponds(command("ping").on("shop")).replies("{by: 'newer'}");

    assertThat(ping(client).getString("by"), is("older"));
  }

  @Test
  void a_declaration_answers_so_many_times_and_no_more() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    AutoResponder twice = server.autoResponds(command("ping")).times(2).replies("{by: 'newer'}");

    List<String> by = IntStream.range(0, 4).mapToObj(i -> ping(client).getString("by")).toList();

    assertEquals(List.of("newer", "newer", "older", "older"), by);
    assertThat(twice.uses(), is(2));
  }

  @Test
  void a_declaration_leaves_the_first_ones_to_others() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server.autoResponds(command("ping")).after(2).replies("{by: 'newer'}");

    List<String> by = IntStream.range(0, 4).mapToObj(i -> ping(client).getString("by")).toList();

    assertEquals(List.of("older", "older", "newer", "newer"), by);
  }

  @Test
  void first_answers_come_once_each_and_then_the_last_one_stays() {
    server
        .autoResponds(command("ping"))
        .first(Reply.of("{n: 1}"), Reply.of("{n: 2}"))
        .then(Reply.of("{n: 3}"));

    List<Integer> replies =
        IntStream.range(0, 5).mapToObj(i -> ping(client).getInteger("n")).toList();

    assertEquals(List.of(1, 2, 3, 3, 3), replies);
  }

  @Test
  void first_without_then_passes_later_requests_on() {
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    server.autoResponds(command("ping")).first(Reply.of("{by: 'newer'}"));

    assertThat(ping(client).getString("by"), is("newer"));
    assertThat(ping(client).getString("by"), is("older"));
  }

  @Test
  void then_comes_once() {
    AutoResponder responder =
        server.autoResponds(command("ping")).first(Reply.ok()).then(Reply.ok());

    assertThrows(IllegalStateException.class, () -> responder.then(Reply.ok()));
  }

  @Test
  void what_is_declared_goes_before_what_is_built_in() {
    server.autoResponds(command("endSessions")).replies("{by: 'the test'}");

    Document reply = run(client, "endSessions");

    assertThat(reply.getString("by"), is("the test"));
  }

  @Test
  void a_last_resort_is_asked_after_older_declarations_and_what_is_built_in() {
    server.autoResponds(command("ping")).replies("{by: 'declared'}");
    server.autoResponds(Matchers.anything()).asLastResort().replies("{by: 'last resort'}");

    assertThat(ping(client).getString("by"), is("declared"));
    assertThat(run(client, "endSessions").containsKey("by"), is(false));
    assertThat(run(client, "whatever").getString("by"), is("last resort"));
  }

  @Test
  void an_answer_can_be_computed_from_the_request() {
    server
        .autoResponds(command("echo"))
        .replies(
            request -> Reply.of(new Document("n", request.command().get("n")).toBsonDocument()));

    Bson echo = new Document("echo", 1).append("n", 42);

    assertThat(client.getDatabase("admin").runCommand(echo).getInteger("n"), is(42));
  }

  @Test
  void answers_can_be_documents_of_the_driver() {
    server.autoResponds(command("ping")).replies(new Document("n", 7));

    assertThat(ping(client), is(new Document("n", 7).append("ok", 1.0)));
  }

  @Test
  void an_observer_sees_requests_that_others_answer() {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.observes(anyCommand(), request -> seen.add(request.what()));
    server.autoResponds(command("ping")).repliesOk();

    ping(client);

    assertEquals(List.of("ping admin"), seen);
  }

  @Test
  void a_new_declaration_is_offered_every_parked_request() {
    List<Call<Document>> calls =
        IntStream.range(0, 3).mapToObj(i -> server.go(() -> ping(client))).toList();
    List<Call<Document>> others = List.of(server.go(() -> run(client, "other")));
    server.verify(times(4).within(Duration.ofSeconds(5)), anyCommand());

    server.autoResponds(command("ping")).replies("{n: 1}");

    calls.forEach(call -> assertThat(call.result().getInteger("n"), is(1)));
    server.receives(command("other")).repliesOk();
    others.get(0).result();
  }

  @Test
  void a_declaration_made_while_a_request_is_on_its_way_does_not_miss_it() {
    Matcher<Received> declaringAtTheLastMoment =
        new CustomTypeSafeMatcher<>("declares an answer once all others have been asked") {
          @Override
          protected boolean matchesSafely(Received request) {
            if (request.command().name().equals("ping")) {
              server.autoResponds(command("ping")).replies("{by: 'late'}");
            }
            return false;
          }
        };
    server.autoResponds(declaringAtTheLastMoment).asLastResort().repliesOk();

    assertThat(ping(client).getString("by"), is("late"));
  }

  @Test
  void a_command_error_carries_code_and_name() {
    server.autoResponds(command("ping")).repliesError(11600, "going down");

    MongoCommandException thrown = assertThrows(MongoCommandException.class, () -> ping(client));

    assertThat(thrown.getErrorCode(), is(11600));
    assertThat(thrown.getErrorCodeName(), is("InterruptedAtShutdown"));
    assertThat(thrown.getErrorMessage(), is("going down"));
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Position;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Finding;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several servers can have one conversation with a test. */
@Timeout(30)
class SharedConversationTest {

  private final List<Fact> told = new CopyOnWriteArrayList<>();
  private final MockMongoServer first = MockMongoServer.start();
  private final MockMongoServer second =
      MockMongoServer.builder().conversationOf(first).listener(told::add).start();

  @AfterEach
  void close() {
    second.close();
    first.close();
  }

  @Test
  void facts_of_all_stand_in_one_order_and_time() throws Exception {
    try (var one = new RawClient(first);
        var other = new RawClient(second)) {
      for (int i = 1; i <= 20; i += 2) {
        one.send(i, "{isMaster: 1, $db: 'admin'}");
        one.readsBody();
        other.send(i + 1, "{isMaster: 1, $db: 'admin'}");
        other.readsBody();
      }

      List<Fact> facts = first.journal().facts(); // while nothing comes by itself

      assertThat(second.journal().facts(), is(facts));
      for (int i = 1; i < facts.size(); i++) {
        Fact before = facts.get(i - 1);
        assertThat(facts.get(i).position(), is(new Position(before.position().number() + 1)));
        assertThat(facts.get(i).elapsedNanos(), is(greaterThan(before.elapsedNanos() - 1)));
      }
    }
  }

  @Test
  void what_is_declared_on_one_answers_for_that_one_alone() {
    first.autoResponds(command("ping")).replies("{of: 'first'}");
    second.autoResponds(command("ping")).replies("{of: 'second'}");
    try (MongoClient one = Driver.connect(first);
        MongoClient other = Driver.connect(second)) {
      assertThat(ping(one).getString("of"), is("first"));
      assertThat(ping(other).getString("of"), is("second"));
    }

    second.verify(times(2), command("ping"));
    second.verifyNothingElse();
  }

  @Test
  void a_listener_is_told_of_its_own_server_alone() {
    first.autoResponds(command("ping")).repliesOk();
    second.autoResponds(command("ping")).repliesOk();
    try (MongoClient one = Driver.connect(first);
        MongoClient other = Driver.connect(second)) {
      ping(one);
      ping(other);
    }

    assertThat(told.stream().map(Fact::member).distinct().toList(), contains(second.address()));
  }

  @Test
  void an_observer_sees_requests_of_its_own_server_alone() {
    List<String> seen = new CopyOnWriteArrayList<>();
    first.observes(command("ping"), request -> seen.add(request.member()));
    first.autoResponds(command("ping")).repliesOk();
    second.autoResponds(command("ping")).repliesOk();
    try (MongoClient one = Driver.connect(first);
        MongoClient other = Driver.connect(second)) {
      ping(other);
      ping(one);
    }

    assertThat(seen, contains(first.address()));
  }

  @Test
  void a_request_that_nobody_answers_fails_the_one_test() {
    try (MongoClient other = Driver.connect(second)) {
      assertThrows(MongoCommandException.class, () -> ping(other));
    }

    AssertionError error = assertThrows(AssertionError.class, first::assertSatisfied);
    assertThat(error.getMessage(), containsString(" was not answered"));
  }

  @Test
  void a_reset_of_one_begins_a_new_test_for_all() throws Exception {
    second.autoResponds(command("other")).replies(Reply.silence());
    try (var raw = new RawClient(second)) {
      raw.send(1, "{other: 1, $db: 'admin'}");
      first.awaits(command("other"));

      List<Finding> before = first.lifecycle().reset();

      assertThat(before, is(empty()));
      assertThat(raw.reads(), is(nullValue())); // was left in silence
    }
    first.verify(never(), command("other"));
    try (var raw = new RawClient(second)) {
      raw.send(1, "{other: 1, $db: 'admin'}");
      Request other = first.receives(command("other")); // answered by nobody any more
      other.repliesOk();
      raw.readsBody();
    }
    second.verify(once(), command("other"));
  }

  @Test
  void one_that_is_closed_ends_its_own_connections_alone() {
    first.autoResponds(command("ping")).repliesOk();
    try (MongoClient one = Driver.connect(first)) {
      ping(one);

      second.close();

      assertThat(ping(one).get("ok"), is(1.0));
      Call<Document> other = first.go(() -> one.getDatabase("shop").runCommand(other()));
      first.receives(command("other")).repliesOk();
      other.result();
    }
    first.awaits(closedByClient());
  }

  @Test
  void once_all_are_closed_who_waits_is_woken() throws Exception {
    MockMongoServer third = MockMongoServer.builder().conversationOf(first).start();
    List<Throwable> thrown = new CopyOnWriteArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                third.receives(command("never"));
              } catch (IllegalStateException | AssertionError e) {
                thrown.add(e);
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    third.close();
    second.close();
    assertThat(waiting.isAlive(), is(true));
    first.close();

    waiting.join(10_000);
    assertThat(thrown, hasSize(1));
    assertThat(thrown, everyItem(instanceOf(IllegalStateException.class)));
  }

  @Test
  void one_that_has_ended_can_not_be_shared() {
    MockMongoServer alone = MockMongoServer.start();
    var builder = MockMongoServer.builder().conversationOf(alone);
    alone.close();

    var thrown = assertThrows(IllegalStateException.class, builder::start);

    assertThat(thrown.getMessage(), containsString("are closed; start this one while"));
  }

  private static Document other() {
    return new Document("other", 1);
  }

  @Test
  void texts_name_the_server_of_each_request() throws Exception {
    first.autoResponds(command("ping")).repliesOk();
    try (var one = new RawClient(first)) {
      one.send(1, "{ping: 1, $db: 'admin'}");
      one.readsBody();

      AssertionError error =
          assertThrows(AssertionError.class, () -> second.verify(never(), command("ping")));

      assertThat(
          error.getMessage(), containsString(". ping admin to " + first.address() + "  {ping: 1}"));
    }
  }

  @Test
  void a_request_that_another_server_would_have_answered() throws Exception {
    first.autoResponds(command("ping")).named("declared on the first").repliesOk();
    try (var stray = new RawClient(second)) {
      stray.send(1, "{ping: 1, $db: 'admin'}");
      second.lifecycle().findings(); // ends the test, so nobody can receive it any more
      stray.readsBody();

      AssertionError error = assertThrows(AssertionError.class, second::assertSatisfied);

      assertThat(
          error.getMessage(),
          startsWith("ping admin to " + second.address() + " was not answered"));
      assertThat(
          error.getMessage(),
          containsString("\n    at the server " + first.address() + ": declared on the first\n"));
    }
  }
}

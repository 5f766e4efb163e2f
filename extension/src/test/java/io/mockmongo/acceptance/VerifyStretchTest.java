package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Position;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Counting in a stretch of the journal, in order, and nothing else; and absences that prove. */
class VerifyStretchTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMillis(500)).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void counts_between_two_marks() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");
    Position first = server.mark();
    run("one");
    run("two");
    Position second = server.mark();
    run("one");

    server.verify(times(3), command("one"));
    server.verify(once().after(first).before(second), command("one"));
    server.verify(times(2).after(first), command("one"));
    server.verify(once().before(first), command("one"));
    server.verify(never().after(second), command("two"));
  }

  @Test
  void counts_between_two_requests() {
    server.autoResponds(anyCommand()).repliesOk();
    run("begin");
    run("step");
    run("end");
    run("step");
    var received = server.journal().received();
    Position begin =
        received.stream().filter(command("begin")::matches).findFirst().orElseThrow().position();
    Position end =
        received.stream().filter(command("end")::matches).findFirst().orElseThrow().position();

    server.verify(once().after(begin).before(end), command("step"));
    server.verify(never().after(begin), command("begin"));
    server.verify(never().before(end), command("end"));
  }

  @Test
  void counts_before_a_request_that_is_waited_for() {
    server.autoResponds(anyCommand()).repliesOk();
    var call =
        server.go(
            () -> {
              run("insert");
              run("insert");
              run("commit");
              return run("insert");
            });

    server.verify(times(2).before(command("commit")), command("insert"));
    server.verify(never().before(command("commit")), command("abort"));

    call.result();
    server.verify(times(3), command("insert"));
  }

  @Test
  void says_so_where_the_request_before_which_is_counted_does_not_come() {
    server.autoResponds(anyCommand()).repliesOk();
    run("insert");

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                server.verify(
                    never().before(command("commit")).within(Duration.ofMillis(20)),
                    command("abort")));

    assertThat(
        error.getMessage(),
        startsWith(
            "the request that ends the count did not come within 20 ms: commit\nclosest:\n"));
  }

  @Test
  void a_part_without_commands_is_not_taken_for_the_whole_conversation() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");

    AssertionError error =
        assertThrows(
            AssertionError.class, () -> server.verifyInOrder(command("one"), command("two")));

    assertThat(
        error.getMessage(),
        endsWith(
            "in this part of the conversation the client sent no command, apart from handshakes"
                + " and the like"));
  }

  @Test
  void a_stretch_is_told_of_in_a_failure() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () ->
                server.verify(
                    once().after(new Position(1)).before(new Position(3)), command("two")));

    assertThat(
        error.getMessage(),
        startsWith("expected exactly 1 request after 1 before 3 matching: two"));
  }

  @Test
  void an_absence_is_proven_once_a_background_call_waits_for_the_server() {
    var call = server.go(() -> run("begin"));

    server.verify(never(), command("end"));

    server.verify(once(), command("begin")); // it had its chance, and did come
    server.receives(command("begin")).repliesOk();
    call.result();
  }

  @Test
  void what_comes_while_an_absence_is_given_its_chance_is_seen() {
    server.autoResponds(anyCommand()).repliesOk();
    var call =
        server.go(
            () -> {
              for (int i = 0; i < 20; i++) {
                run("begin");
              }
              return run("end");
            });

    assertThrows(AssertionError.class, () -> server.verify(never(), command("end")));

    call.result();
  }

  @Test
  void an_absence_while_a_background_call_does_something_else_is_no_proof() {
    CountDownLatch release = new CountDownLatch(1);
    var call = server.runs(release::await);

    AssertionError error =
        assertThrows(AssertionError.class, () -> server.verify(never(), command("end")));

    assertThat(
        error.getMessage().replaceAll(":\\d+", ":N"),
        is(
            """
            expected no request matching: end
            there was none yet, but one may still come: the background call started at \
            VerifyStretchTest.java:N still runs
            get the result of the call first, or wait for a fixed time with never().within(...)"""));
    server.verify(never().within(Duration.ofMillis(10)), command("end"));
    release.countDown();
    call.result();
    server.verify(never(), command("end"));
  }

  @Test
  void verifies_an_order_with_others_in_between() {
    server.autoResponds(anyCommand()).repliesOk();
    run("find");
    run("ping");
    run("getMore");
    run("ping");
    run("killAll");

    server.verifyInOrder(command("find"), command("getMore"), command("killAll"));
    server.verifyInOrder(command("ping"), command("ping"));
    server.verifyInOrder();
    assertThrows(
        AssertionError.class,
        () -> server.verifyInOrder(command("ping"), command("ping"), command("ping")));
  }

  @Test
  void a_wrong_order_says_what_came_and_when() throws Exception {
    try (var raw = new RawClient(server)) {
      server.autoResponds(anyCommand()).repliesOk();
      for (String name : new String[] {"two", "one"}) {
        raw.send(1, "{" + name + ": 1, $db: 'a'}");
        raw.readsBody();
      }

      AssertionError error =
          assertThrows(
              AssertionError.class,
              () -> server.verifyInOrder(command("one"), command("two"), command("three")));

      assertEquals(
          """
          expected requests in this order:
            one: request N
            two: none after request N
            three
          but earlier:
            N. two a  {two: 1}""",
          error
              .getMessage()
              .replaceAll("request \\d+", "request N")
              .replaceAll("\\d+\\. two", "N. two"));
    }
  }

  @Test
  void one_missing_from_an_order_comes_with_what_came_close() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");
    run("two");

    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> server.verifyInOrder(command("one"), command("two").on("shop")));

    assertThat(
        error.getMessage(),
        matchesPattern("(?s).*two on shop: none after request \\d+\nclosest:.*"));
    assertThat(error.getMessage(), containsString("database: expected shop, but was admin"));
  }

  @Test
  void nothing_else_came_but_what_was_verified_or_received() {
    server.autoResponds(command("one", "two")).repliesOk();
    run("one");
    run("two");
    var call = server.go(() -> run("three"));
    server.receives(command("three")).repliesOk();
    call.result();

    server.verify(once(), command("one"));
    AssertionError error = assertThrows(AssertionError.class, server::verifyNothingElse);
    assertThat(
        error.getMessage(),
        startsWith(
            "expected no requests other than those verified or received, but there were:\n"));
    assertThat(error.getMessage(), containsString("two admin"));
    assertThat(error.getMessage().lines().count(), is(2L));

    server.verifyInOrder(command("two"));
    server.verifyNothingElse();
    server.lifecycle().reset();
    server.verifyNothingElse();
  }

  @Test
  void a_failed_verify_makes_nothing_verified() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");

    assertThrows(AssertionError.class, () -> server.verify(times(2), command("one")));

    assertThrows(AssertionError.class, server::verifyNothingElse);
  }

  @Test
  void a_failure_has_the_two_sides_for_an_ide_to_compare() {
    server.autoResponds(anyCommand()).repliesOk();
    run("insert");

    AssertionFailedError error =
        assertThrows(
            AssertionFailedError.class,
            () ->
                server.verify(
                    atLeast(1), command("insert").on("shop").matching("{insert: 'orders'}")));

    assertThat(error, instanceOf(AssertionError.class));
    assertThat(
        error.getExpected().getStringRepresentation(), is("database: shop\ninsert: 'orders'"));
    assertThat(error.getActual().getStringRepresentation(), is("database: admin\ninsert: 1"));
  }

  @Test
  void waits_within_a_time_in_a_stretch() {
    server.autoResponds(anyCommand()).repliesOk();
    run("one");
    Position mark = server.mark();
    var call = server.go(() -> run("one"));

    server.verify(once().after(mark).within(SECONDS), command("one"));

    call.result();
  }

  private Document run(String name) {
    return client.getDatabase("admin").runCommand(new Document(name, 1));
  }
}

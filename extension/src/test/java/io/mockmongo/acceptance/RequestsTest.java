package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Requests taken one after the other, and one of several kinds. */
class RequestsTest {

  @Test
  void a_loop_in_the_background_answers_all_that_comes_until_the_test_ends() {
    List<String> names = new CopyOnWriteArrayList<>();
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Void> loop =
          server.runs(
              () -> {
                for (Request request : server.requests()) {
                  names.add(request.command().name());
                  request.replies("{n: 1}");
                }
              });

      ping(client);
      orders(client).insertOne(new Document());
      server.assertSatisfied();

      assertThat(names, contains("ping", "insert"));
      assertThat(loop.isDone(), is(true));
    }
  }

  @Test
  void it_goes_on_in_the_next_test() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      server.assertSatisfied();
      server.lifecycle().reset();
      server.runs(
          () -> {
            for (Request request : server.requests(command("ping"))) {
              request.repliesOk();
            }
          });

      assertThat(ping(client).getDouble("ok"), is(1.0));
      server.assertSatisfied();
    }
  }

  @Test
  void it_ends_when_the_server_is_closed() {
    CountDownLatch begun = new CountDownLatch(1);
    var server = MockMongoServer.start();
    Call<Boolean> loop =
        server.go(
            () -> {
              Iterator<Request> requests = server.requests().iterator();
              begun.countDown();
              boolean hasNext = requests.hasNext();
              assertThrows(NoSuchElementException.class, requests::next);
              return hasNext;
            });
    assertThat(awaited(begun), is(true));

    server.close();

    assertThat(loop.result(), is(false));
  }

  @Test
  void the_tests_own_thread_waits_no_longer_than_for_one() {
    try (var server = MockMongoServer.builder().timeout(Duration.ofMillis(50)).start()) {
      Iterator<Request> requests = server.requests(command("ping")).iterator();

      AssertionError error = assertThrows(AssertionError.class, requests::hasNext);

      assertThat(error.getMessage(), startsWith("no request matched within 50 ms: "));
    }
  }

  @Test
  void the_tests_own_thread_may_take_as_many_as_it_likes() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> first = server.go(() -> ping(client));
      Call<Document> second = server.go(() -> ping(client));
      int taken = 0;
      for (Request request : server.requests()) {
        request.repliesOk();
        if (++taken == 2) {
          break;
        }
      }

      assertThat(first.result().getDouble("ok"), is(1.0));
      assertThat(second.result().getDouble("ok"), is(1.0));
      server.assertSatisfied();
    }
  }

  @Test
  void what_does_not_match_is_left_for_others() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> ping = server.go(() -> ping(client));
      Call<Void> insert = server.runs(() -> orders(client).insertOne(new Document()));

      server.requests(command("insert")).iterator().next().replies("{n: 1}");
      server.receives(command("ping")).repliesOk();

      ping.result();
      insert.result();
    }
  }

  @Test
  void any_of_several_patterns_is_received() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));

      server.receives(anyOf(command("insert"), command("ping").on("admin"))).repliesOk();

      assertThat(call.result().getDouble("ok"), is(1.0));
    }
  }

  @Test
  void those_of_one_connection_are_received_and_others_left() throws Exception {
    try (var server = MockMongoServer.start();
        var one = new RawClient(server);
        var other = new RawClient(server)) {
      one.send(1, "{ping: 1, $db: 'admin'}");
      Request first = server.receives(command("ping"));
      other.send(1, "{ping: 2, $db: 'admin'}");
      server.receives(command("ping").matching("{ping: 2}")).replies("{n: 2}"); // has arrived
      other.send(2, "{ping: 3, $db: 'admin'}");
      one.send(2, "{ping: 4, $db: 'admin'}");

      Request next = server.receives(anyCommand().onConnectionOf(first));

      assertThat(next.command().text(), is("{ping: 4, $db: 'admin'}"));
      server.receives(command("ping").matching("{ping: 3}")).repliesOk();
      first.repliesOk();
      next.repliesOk();
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketReadException;
import com.mongodb.client.MongoClient;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Calls in the background. */
class CallTest {

  @Test
  void its_result_is_what_the_call_returned() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<Document> call = server.go(() -> ping(client));
      server.receives(command("ping")).replies("{n: 1}");

      assertThat(call.result().getInteger("n"), is(1));
      assertThat(call.isDone(), is(true));
    }
  }

  @Test
  void its_result_throws_the_callees_own_exception() {
    IOException own = new IOException("of the callee");
    try (var server = MockMongoServer.start()) {
      Call<Object> call =
          server.go(
              () -> {
                throw own;
              });

      assertThat(assertThrows(IOException.class, call::result), sameInstance(own));
      assertThat(call.failsWith(IOException.class), sameInstance(own));
    }
  }

  @Test
  void a_hang_up_is_a_network_error_of_the_driver() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "retryReads=false")) {
      Call<String> names =
          server.go(() -> client.getDatabase("test").listCollectionNames().first());

      server.receives(command("listCollections")).hangsUp();

      names.failsWith(MongoSocketReadException.class);
    }
  }

  @Test
  void a_failure_of_another_kind_is_told_with_its_cause() {
    IOException own = new IOException("of the callee");
    try (var server = MockMongoServer.start()) {
      Call<Object> call =
          server.go(
              () -> {
                throw own;
              });

      AssertionError error =
          assertThrows(AssertionError.class, () -> call.failsWith(IllegalStateException.class));

      assertThat(
          error.getMessage(),
          matchesPattern(
              "the background call started at CallTest\\.java:\\d+ should fail with"
                  + " java\\.lang\\.IllegalStateException, but threw java\\.io\\.IOException: of"
                  + " the callee"));
      assertThat(error.getCause(), sameInstance((Throwable) own));
    }
  }

  @Test
  void a_success_is_no_failure() {
    try (var server = MockMongoServer.start()) {
      Call<String> call = server.go(() -> "fine");

      AssertionError error =
          assertThrows(AssertionError.class, () -> call.failsWith(IOException.class));

      assertThat(
          error.getMessage(),
          containsString("should fail with java.io.IOException, but returned fine"));
    }
  }

  @Test
  void a_wait_for_its_result_is_bounded() {
    CountDownLatch never = new CountDownLatch(1);
    try (var server = MockMongoServer.builder().timeout(Duration.ofMillis(50)).start()) {
      Call<Boolean> call =
          server.go(
              () -> {
                never.await();
                return true;
              });

      AssertionError error = assertThrows(AssertionError.class, call::result);

      assertThat(
          error.getMessage(),
          matchesPattern(
              "the background call started at CallTest\\.java:\\d+ is still running after 50 ms"));
    }
  }

  @Test
  void one_that_still_runs_at_the_end_is_named() {
    CountDownLatch never = new CountDownLatch(1);
    try (var server = MockMongoServer.start()) {
      server.go(
          () -> {
            never.await();
            return true;
          });

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(
          error.getMessage(),
          matchesPattern(
              "the background call started at CallTest\\.java:\\d+ was still running at the end of the test"));
    }
  }

  @Test
  void one_that_failed_with_nobody_looking_is_named() {
    try (var server = MockMongoServer.start()) {
      server.go(
          () -> {
            throw new IOException("unseen");
          });

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

      assertThat(
          error.getMessage(),
          matchesPattern(
              "the background call started at CallTest\\.java:\\d+ failed, and the test asked for neither"
                  + " result\\(\\) nor failsWith\\(\\.\\.\\.\\): java\\.io\\.IOException: unseen"));
    }
  }

  @Test
  void one_that_is_about_to_end_is_given_the_time() {
    try (var server = MockMongoServer.start();
        MongoClient client = Driver.connect(server)) {
      server.go(() -> ping(client));
      server.receives(command("ping")).repliesOk();

      server.assertSatisfied(); // whether the driver has read the reply by now or not
    }
  }
}

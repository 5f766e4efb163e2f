package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Background calls that a block is about, and those of asynchronous clients. */
class CallBlockTest {

  @Test
  void the_end_of_the_block_waits_for_the_call() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      Call<?> call;
      try (var insert = server.go(() -> orders(client).insertOne(new Document()))) {
        call = insert;
        server.receives(command("insert")).replies("{n: 1}");
      }

      assertThat(call.isDone(), is(true));
      server.assertSatisfied();
    }
  }

  @Test
  void what_the_call_threw_is_thrown_at_the_end_of_the_block() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      assertThrows(
          MongoCommandException.class,
          () -> {
            try (Call<Document> ping = server.go(() -> ping(client))) {
              server.receives(command("ping")).repliesError(1, ping.toString());
            }
          });
      server.assertSatisfied();
    }
  }

  @Test
  void it_comes_second_to_a_failure_of_the_block() {
    IOException ofTheCall = new IOException();
    AssertionError ofTheBlock = new AssertionError();
    try (var server = MockMongoServer.start()) {
      AssertionError thrown =
          assertThrows(
              AssertionError.class,
              () -> {
                try (Call<Object> call = server.go(() -> failing(ofTheCall))) {
                  server.waitUntil(() -> call.isDone());
                  throw ofTheBlock;
                }
              });

      assertThat(thrown, sameInstance(ofTheBlock));
      assertThat(thrown.getSuppressed(), arrayContaining((Throwable) ofTheCall));
    }
  }

  @Test
  void what_was_asked_for_within_the_block_is_not_thrown_again() {
    try (var server = MockMongoServer.start()) {
      try (Call<Object> call = server.go(() -> failing(new IOException()))) {
        call.failsWith(IOException.class);
      }
      try (Call<String> call = server.go(() -> "fine")) {
        assertThat(call.result(), is("fine"));
      }
    }
  }

  @Test
  void a_stage_is_followed_to_its_end() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      var executor = Executors.newSingleThreadExecutor();
      try {
        Call<Document> call =
            server.follows(CompletableFuture.supplyAsync(() -> ping(client), executor));

        server.receives(command("ping")).replies("{n: 7}");

        assertThat(call.result().getInteger("n"), is(7));
      } finally {
        executor.shutdown();
      }
    }
  }

  @Test
  void a_stage_fails_with_its_own_exception() {
    IOException own = new IOException();
    try (var server = MockMongoServer.start()) {
      Call<Object> plain = server.follows(CompletableFuture.failedFuture(own));
      Call<Object> dependent =
          server.follows(CompletableFuture.failedFuture(own).thenApply(any -> any));

      assertThat(plain.failsWith(IOException.class), sameInstance(own));
      assertThat(dependent.failsWith(IOException.class), sameInstance(own));
    }
  }

  @Test
  void a_stage_that_never_ends_is_bounded() {
    try (var server = MockMongoServer.builder().timeout(Duration.ofMillis(30)).start()) {
      Call<Object> call = server.follows(new CompletableFuture<>());

      assertThrows(AssertionError.class, call::result);
    }
  }

  @Test
  void a_request_of_an_asynchronous_client_that_nobody_answers_is_refused_at_once() {
    try (var server = MockMongoServer.builder().timeout(Duration.ofMinutes(1)).start();
        var client = Driver.connect(server)) {
      var executor = Executors.newSingleThreadExecutor();
      try {
        Call<Document> call =
            server.follows(CompletableFuture.supplyAsync(() -> ping(client), executor));

        call.failsWith(MongoCommandException.class);
      } finally {
        executor.shutdown();
      }
    }
  }

  private static Object failing(IOException thrown) throws IOException {
    throw thrown;
  }
}

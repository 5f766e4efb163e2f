package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.DelayKt;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A test that waits for something else first may still receive a request afterwards. */
@Execution(ExecutionMode.SAME_THREAD) // what one does on other threads would help another
class MomentaryWaitsTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  /** Longer than a test that waits for a result must, before its request is refused. */
  private static final long A_WHILE_MILLIS = 1_000;

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final MongoClient client = MongoClients.create(server.uri());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Aside<Document> ping = Aside.goes(() -> ping(client));

  @AfterEach
  void close() {
    thread.shutdownNow();
    client.close();
    server.close();
  }

  @Test
  void it_sleeps() throws Exception {
    isReceivedAfter(() -> Thread.sleep(A_WHILE_MILLIS));
  }

  @Test
  void it_waits_for_a_latch() throws Exception {
    isReceivedAfter(MomentaryWaitsTest::pause);
  }

  @Test
  void it_waits_for_a_result_with_a_timeout() throws Exception {
    isReceivedAfter(
        () ->
            assertThrows(
                TimeoutException.class,
                () -> new CompletableFuture<>().get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS)));
  }

  @Test
  void it_waits_for_a_result_of_a_moment() throws Exception {
    Executor late = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, Runnable::run);

    isReceivedAfter(() -> CompletableFuture.runAsync(() -> {}, late).get());
  }

  @Test
  void it_waits_for_code_of_its_own_on_another_thread() throws Exception {
    isReceivedAfter(() -> CompletableFuture.runAsync(MomentaryWaitsTest::pause, thread).get());
  }

  @Test
  void it_waits_in_a_time_limit_of_junit() throws Exception {
    isReceivedAfter(() -> assertTimeoutPreemptively(SECONDS, MomentaryWaitsTest::pause));
  }

  @Test
  void it_waits_for_a_background_call_to_another_server() throws Exception {
    try (MockMongoServer other = MockMongoServer.start()) {
      var call = other.runs(MomentaryWaitsTest::pause);

      isReceivedAfter(call::result);
    }
  }

  @Test
  void it_waits_for_a_coroutine_that_is_delayed() throws Exception {
    isReceivedAfter(
        () ->
            BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, continuation) -> DelayKt.delay(A_WHILE_MILLIS, continuation)));
  }

  @Test
  void it_waits_for_a_condition() throws Exception {
    long start = System.nanoTime();

    isReceivedAfter(
        () ->
            Awaitility.await().until(() -> System.nanoTime() - start > A_WHILE_MILLIS * 1_000_000));
  }

  @Test
  void it_waits_for_a_step_without_events() throws Exception {
    isReceivedAfter(
        () ->
            StepVerifier.create(Flux.never())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(A_WHILE_MILLIS))
                .thenCancel()
                .verify());
  }

  @Test
  void another_thread_of_it_receives() throws Exception {
    CompletableFuture.runAsync(
            () -> {
              pause();
              server.receives(command("ping"), SECONDS).replies("{n: 1}");
            },
            thread)
        .get();

    assertThat(ping.result().getInteger("n"), is(1));
  }

  private void isReceivedAfter(Executable wait) throws Exception {
    server.verify(once().within(SECONDS), command("ping"));
    try {
      wait.execute();
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }

    server.receives(command("ping"), SECONDS).replies("{n: 1}");

    assertThat(ping.result().getInteger("n"), is(1));
    server.assertSatisfied();
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(A_WHILE_MILLIS, TimeUnit.MILLISECONDS), is(false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

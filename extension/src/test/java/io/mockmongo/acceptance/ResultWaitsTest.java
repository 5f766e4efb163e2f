package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import io.mockmongo.server.MockMongoServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An undeclared request of another thread is refused as soon as the test waits for its result, with
 * the line at which the test waits.
 */
class ResultWaitsTest {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final MockMongoServer server = MockMongoServer.builder().timeout(TIMEOUT).start();
  private final MongoClient client = MongoClients.create(server.uri());
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    client.close();
    server.close();
  }

  @Test
  void of_a_task() {
    isRefused(() -> threads.submit(this::ping).get());
  }

  @Test
  void of_a_task_with_a_timeout() {
    isRefused(() -> threads.submit(this::ping).get(1, TimeUnit.MINUTES));
  }

  @Test
  void of_all_tasks() {
    isRefused(() -> threads.invokeAll(List.<Callable<Object>>of(this::ping)));
  }

  @Test
  void of_any_task() {
    isRefused(() -> threads.invokeAny(List.<Callable<Object>>of(this::ping)));
  }

  @Test
  void of_the_task_that_ends_first() {
    isRefused(
        () -> {
          var tasks = new ExecutorCompletionService<Object>(threads);
          tasks.submit(this::ping);
          tasks.take();
        });
  }

  @Test
  void of_a_task_that_was_forked() {
    ForkJoinPool forks = new ForkJoinPool(1);
    try {
      isRefused(() -> forks.submit(this::ping).get());
    } finally {
      forks.shutdownNow();
    }
  }

  @Test
  void of_a_completable_future() {
    isRefused(() -> CompletableFuture.supplyAsync(this::ping, threads).get());
  }

  @Test
  void of_a_completable_future_that_is_joined() {
    isRefused(() -> CompletableFuture.supplyAsync(this::ping, threads).join());
  }

  @Test
  void of_an_executor_that_is_shut_down() {
    isRefused(
        () -> {
          threads.submit(this::ping);
          threads.shutdown();
          threads.awaitTermination(1, TimeUnit.MINUTES);
        });
  }

  @Test
  void of_an_executor_that_is_closed() {
    assumeTrue(AutoCloseable.class.isInstance(threads), "Java closes executors");
    isRefused(
        () -> {
          threads.submit(this::ping);
          ((AutoCloseable) threads).close();
        });
  }

  @Test
  void of_a_thread() {
    isRefused(
        () -> {
          Thread thread = new Thread(this::pingsInVain);
          thread.start();
          thread.join();
        });
  }

  @Test
  void of_a_virtual_thread() {
    assumeTrue(Runtime.version().feature() >= 21, "Java has virtual threads");
    isRefused(
        () ->
            ((Thread)
                    Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, (Runnable) this::pingsInVain))
                .join());
  }

  @Test
  void of_a_mono() {
    isRefused(() -> elsewhere().block());
  }

  @Test
  void of_the_last_of_a_flux() {
    isRefused(() -> Flux.concat(elsewhere(), elsewhere()).blockLast());
  }

  @Test
  void of_an_iteration_over_a_flux() {
    isRefused(() -> Flux.from(elsewhere()).toIterable().forEach(Object::toString));
  }

  @Test
  void within_a_time_limit_of_junit() {
    isRefused(() -> assertTimeoutPreemptively(TIMEOUT, this::ping));
  }

  @Test
  void of_an_application_by_http() throws Exception {
    withHttp(
        address ->
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()));
  }

  @Test
  void of_an_application_by_a_connection_of_http() throws Exception {
    withHttp(address -> ((HttpURLConnection) address.toURL().openConnection()).getResponseCode());
  }

  /** An application's HTTP call. */
  private interface Call {
    void to(URI address) throws Exception;
  }

  private void withHttp(Call call) throws Exception {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext(
        "/",
        exchange -> {
          pingsInVain();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    http.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
      isRefused(() -> call.to(address));
    } finally {
      http.stop(0);
    }
  }

  private Object ping() {
    return Driver.ping(client);
  }

  private void pingsInVain() {
    assertThrows(RuntimeException.class, this::ping);
  }

  private Mono<Object> elsewhere() {
    return Mono.fromCallable(this::ping).subscribeOn(Schedulers.boundedElastic());
  }

  /** Checks the whole text of the failure, and that the wait ended long before its timeout. */
  private void isRefused(Executable wait) {
    long start = System.nanoTime();

    try {
      wait.execute();
    } catch (Throwable thrown) {
      // as the way to wait has it: of the driver, in another exception, or none
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(TIMEOUT.dividedBy(2)));
    assertEquals(
        "ping admin was not answered (ResultWaitsTest.java:"
            + lineOfTest()
            + ")\n    {ping: 1}  session 1\n    declare a reply, or run the call with"
            + " server.go(...) and take the request with server.receives(...)",
        assertThrows(AssertionError.class, server::assertSatisfied).getMessage());
  }

  private static int lineOfTest() {
    return Arrays.stream(new Throwable().getStackTrace())
        .filter(frame -> frame.getClassName().equals(ResultWaitsTest.class.getName()))
        .reduce((inner, outer) -> outer)
        .orElseThrow()
        .getLineNumber();
  }
}

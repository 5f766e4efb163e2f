package io.mockmongo.acceptance;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/**
 * An undeclared request of another thread is refused as soon as the test waits for its result, with
 * the line at which the test waits.
 */
class ResultWaitsTest {

  private final UndeclaredPing ping = UndeclaredPing.start();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
    ping.close();
  }

  @Test
  void of_a_task() {
    isRefused(() -> threads.submit(ping::send).get());
  }

  @Test
  void of_a_task_with_a_timeout() {
    isRefused(() -> threads.submit(ping::send).get(1, TimeUnit.MINUTES));
  }

  @Test
  void of_all_tasks() {
    isRefused(() -> threads.invokeAll(List.<Callable<Object>>of(ping::send)));
  }

  @Test
  void of_any_task() {
    isRefused(() -> threads.invokeAny(List.<Callable<Object>>of(ping::send)));
  }

  @Test
  void of_the_task_that_ends_first() {
    isRefused(
        () -> {
          var tasks = new ExecutorCompletionService<Object>(threads);
          tasks.submit(ping::send);
          tasks.take();
        });
  }

  @Test
  void of_a_task_that_was_forked() {
    ForkJoinPool forks = new ForkJoinPool(1);
    try {
      isRefused(() -> forks.submit(ping::send).get());
    } finally {
      forks.shutdownNow();
    }
  }

  @Test
  void of_a_completable_future() {
    isRefused(() -> CompletableFuture.supplyAsync(ping::send, threads).get());
  }

  @Test
  void of_a_completable_future_that_is_joined() {
    isRefused(() -> CompletableFuture.supplyAsync(ping::send, threads).join());
  }

  @Test
  void of_an_executor_that_is_shut_down() {
    isRefused(
        () -> {
          threads.submit(ping::send);
          threads.shutdown();
          threads.awaitTermination(1, TimeUnit.MINUTES);
        });
  }

  @Test
  void of_an_executor_that_is_closed() {
    assumeTrue(AutoCloseable.class.isInstance(threads), "Java closes executors");
    isRefused(
        () -> {
          threads.submit(ping::send);
          ((AutoCloseable) threads).close();
        });
  }

  @Test
  void of_a_thread() {
    isRefused(
        () -> {
          Thread thread = new Thread(ping::sendInVain);
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
                        .invoke(null, (Runnable) ping::sendInVain))
                .join());
  }

  @Test
  void within_a_time_limit_of_junit() {
    isRefused(() -> assertTimeoutPreemptively(UndeclaredPing.TIMEOUT, ping::send));
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
          ping.sendInVain();
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

  private void isRefused(Executable wait) {
    ping.isRefused(ResultWaitsTest.class, wait);
  }
}

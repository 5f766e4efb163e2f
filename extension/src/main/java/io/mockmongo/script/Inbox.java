package io.mockmongo.script;

import io.mockmongo.journal.Received;
import java.time.Duration;
import java.util.Optional;
import org.hamcrest.Matcher;

/**
 * The parked requests, which the test receives and answers. Requests that can no longer be
 * answered, since their connections have ended, are left out, except by {@link #requests}; a
 * pattern with {@link io.mockmongo.request.RequestPattern#onEndedConnection onEndedConnection()}
 * asks for them. Thread-safe.
 *
 * <pre>{@code
 * server.receives(command("insert")).replies("{n: 1}");
 * }</pre>
 */
public interface Inbox {

  /**
   * Receives the oldest parked request, waiting for one up to the timeout of the server. Requests
   * that drivers send by themselves stay, unless the server was built {@code byHand()}.
   *
   * @return the request, for the test to answer
   * @throws AssertionError if there is none in time, with the requests that were received
   */
  Request receives();

  /**
   * Receives the oldest parked request that matches, waiting for one up to the timeout of the
   * server. Others stay parked.
   *
   * <pre>{@code
   * server.receives(command("find").on("shop.orders"));
   * server.receives(anyOf(command("insert"), command("update").with("updates[0].upsert", true)));
   * server.receives(anyCommand().onConnectionOf(first));
   * }</pre>
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @return the request, for the test to answer
   * @throws AssertionError if none matches in time, with the closest ones
   */
  Request receives(Matcher<? super Received> pattern);

  /**
   * Receives the oldest parked request that matches, waiting for one up to a timeout.
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @param within the timeout
   * @return the request, for the test to answer
   * @throws AssertionError if none matches in time, with the closest ones
   */
  Request receives(Matcher<? super Received> pattern, Duration within);

  /**
   * Receives the oldest parked request that matches, if there is one now; does not wait.
   *
   * <pre>{@code
   * server.tryReceive(command("endSessions")).ifPresent(Request::repliesOk);
   * }</pre>
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @return the request, for the test to answer; empty if none matches
   */
  default Optional<Request> tryReceive(Matcher<? super Received> pattern) {
    return tryReceive(pattern, Duration.ZERO);
  }

  /**
   * Receives the oldest parked request that matches, waiting for one up to a timeout; does not fail
   * if there is none.
   *
   * <pre>{@code
   * Optional<Request> retry = server.tryReceive(command("insert"), Duration.ofMillis(100));
   * }</pre>
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @param within the timeout; zero does not wait
   * @return the request, for the test to answer; empty if none matches in time
   * @throws IllegalStateException if the server is closed
   */
  Optional<Request> tryReceive(Matcher<? super Received> pattern, Duration within);

  /**
   * Receives one request after the other, as {@link #receives()} does, until the server is closed
   * or the test ends; for a loop in the background.
   *
   * <pre>{@code
   * server.runs(
   *     () -> {
   *       for (Request request : server.requests()) {
   *         request.repliesOk();
   *       }
   *     });
   * }</pre>
   *
   * @return the requests; each iterator continues with the next one
   */
  Iterable<Request> requests();

  /**
   * Receives one matching request after the other, until the server is closed or the test ends.
   * Others stay parked. On the thread of the test, which could otherwise wait forever, the wait for
   * each request has the timeout of {@link #receives(Matcher)}, and fails like that.
   *
   * @param pattern the pattern; any Hamcrest matcher
   * @return the requests; each iterator continues with the next one
   */
  Iterable<Request> requests(Matcher<? super Received> pattern);
}

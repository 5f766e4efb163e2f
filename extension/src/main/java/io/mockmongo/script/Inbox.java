package io.mockmongo.script;

import io.mockmongo.journal.Received;
import java.time.Duration;
import org.hamcrest.Matcher;

/**
 * The requests that nobody answers, for the test to take and to answer. Thread-safe.
 *
 * <pre>{@code
 * server.receives(command("insert")).replies("{n: 1}");
 * }</pre>
 */
public interface Inbox {

  /**
   * Takes the oldest request that nobody answers, waiting for one within the server's timeout.
   * What drivers send by themselves is left, unless all is {@code builder().byHand()} leaves it to
   * the test.
   *
   * @return the request, for the test to answer
   * @throws AssertionError if none comes in time, with what did come
   */
  Request receives();

  /**
   * Takes the oldest request that nobody answers and that matches, waiting for one within the
   * server's timeout. Others stay.
   *
   * <pre>{@code
   * server.receives(command("find").on("shop.orders"));
   * server.receives(anyOf(command("insert"), command("update").with("updates[0].upsert", true)));
   * server.receives(anyCommand().onConnectionOf(first));
   * }</pre>
   *
   * @param pattern which request; any Hamcrest matcher
   * @return the request, for the test to answer
   * @throws AssertionError if none comes in time, with what came close
   */
  Request receives(Matcher<? super Received> pattern);

  /**
   * Takes the oldest request that nobody answers and that matches, waiting for one.
   *
   * @param pattern which request; any Hamcrest matcher
   * @param within the longest wait
   * @return the request, for the test to answer
   * @throws AssertionError if none comes in time, with what came close
   */
  Request receives(Matcher<? super Received> pattern, Duration within);

  /**
   * Takes one request after the other, as {@link #receives()} does, until the server is closed or
   * the test ends: for a loop in the background.
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
   * @return the requests; each iterator takes on
   */
  Iterable<Request> requests();

  /**
   * Takes one request after the other that matches, until the server is closed or the test ends.
   * Others stay. In the test's own thread, in which nobody could end a wait for requests that do
   * not come, it lasts as long as that of {@link #receives(Matcher)}, and fails likewise.
   *
   * @param pattern which requests; any Hamcrest matcher
   * @return the requests; each iterator takes on
   */
  Iterable<Request> requests(Matcher<? super Received> pattern);
}

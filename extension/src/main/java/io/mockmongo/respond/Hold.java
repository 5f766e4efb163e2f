package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hamcrest.Matcher;

/**
 * Keeps requests from being answered by what was there before, so that the test can receive them.
 * Thread-safe.
 *
 * <pre>{@code
 * Hold hold = server.holds(hello());
 * server.receives(hello()).replies("{maxWireVersion: 21}");
 * hold.cancel();
 * }</pre>
 */
public final class Hold extends Declaration {

  private final Set<Long> held = ConcurrentHashMap.newKeySet();

  Hold(Matcher<? super Received> pattern, Origin origin, Runnable onChange) {
    super(pattern, origin, onChange);
  }

  /** Returns how many requests it held, each counted once however often it was offered. */
  @Override
  public int uses() {
    return held.size();
  }

  void holds(Received request) {
    held.add(request.order());
  }
}

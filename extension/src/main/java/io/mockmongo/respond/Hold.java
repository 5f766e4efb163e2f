package io.mockmongo.respond;

import io.mockmongo.journal.Received;
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

  Hold(Matcher<? super Received> pattern, String origin, Runnable onChange) {
    super(pattern, origin, onChange);
  }

  @Override
  boolean isUsedUp() {
    return false;
  }
}

package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import java.util.function.Consumer;
import org.hamcrest.Matcher;

/**
 * Sees requests on their way, whoever answers. Thread-safe.
 *
 * <pre>{@code
 * Observer observer = server.observes(command("insert"), request -> seen.add(request));
 * observer.cancel();
 * }</pre>
 */
public final class Observer extends Declaration {

  private final Consumer<? super Received> action;

  Observer(
      Matcher<? super Received> pattern,
      Consumer<? super Received> action,
      Origin origin,
      Runnable onChange) {
    super(pattern, origin, onChange);
    this.action = action;
  }

  void see(Received request) {
    if (applies(request)) {
      use(Integer.MAX_VALUE);
      action.accept(request);
    }
  }
}

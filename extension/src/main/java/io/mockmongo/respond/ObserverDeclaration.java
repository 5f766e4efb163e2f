package io.mockmongo.respond;

import io.mockmongo.journal.Received;
import io.mockmongo.origin.Origin;
import io.mockmongo.script.Observer;
import java.util.function.Consumer;
import org.hamcrest.Matcher;

/** The declaration of an observer, which is called with requests and answers none. */
final class ObserverDeclaration extends PatternDeclaration implements Observer {

  private final Consumer<? super Received> action;

  ObserverDeclaration(
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

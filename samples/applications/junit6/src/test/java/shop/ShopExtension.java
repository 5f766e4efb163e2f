package shop;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the application when the first test needs it, and keeps it for all others. */
class ShopExtension implements ParameterResolver {

  static final AtomicInteger STARTED = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Shop.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(ShopExtension.class))
        .computeIfAbsent(Shop.class, key -> start());
  }

  private static Shop start() {
    STARTED.incrementAndGet();
    return new Shop();
  }
}

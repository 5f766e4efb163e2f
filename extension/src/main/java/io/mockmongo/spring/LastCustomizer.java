package io.mockmongo.spring;

import com.mongodb.MongoClientSettings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.springframework.core.Ordered;

/**
 * A customizer of Spring Boot for the settings of a client, called after all others. Boot 3 and
 * Boot 4 have the same interface under two names.
 *
 * @param customization changes the settings
 */
record LastCustomizer(Consumer<MongoClientSettings.Builder> customization)
    implements InvocationHandler {

  static Object of(Class<?> type, Consumer<MongoClientSettings.Builder> customization) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type, Ordered.class},
        new LastCustomizer(customization));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "customize" -> customize((MongoClientSettings.Builder) arguments[0]);
      case "getOrder" -> Ordered.LOWEST_PRECEDENCE;
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> hashCode();
      default -> toString();
    };
  }

  private Object customize(MongoClientSettings.Builder settings) {
    customization.accept(settings);
    return null;
  }
}

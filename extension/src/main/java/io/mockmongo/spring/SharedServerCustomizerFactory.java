package io.mockmongo.spring;

import io.mockmongo.junit.SharedServer;
import java.util.List;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.util.ClassUtils;

/**
 * Gives the application context of a test class with shared servers their addresses. Spring finds
 * this class by {@code META-INF/spring.factories}.
 */
public final class SharedServerCustomizerFactory implements ContextCustomizerFactory {

  /** Tests of Spring may run without JUnit Jupiter, which the declarations of servers need. */
  private static final boolean HAS_JUPITER =
      ClassUtils.isPresent(
          "org.junit.jupiter.api.extension.Extension",
          SharedServerCustomizerFactory.class.getClassLoader());

  /** Creates the factory, as Spring does. */
  public SharedServerCustomizerFactory() {}

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return HAS_JUPITER ? customizer(testClass) : null;
  }

  private static ContextCustomizer customizer(Class<?> testClass) {
    List<SharedServer> servers = SharedServer.allOf(testClass);
    return servers.isEmpty() ? null : new SharedServerCustomizer(servers);
  }
}

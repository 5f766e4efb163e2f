package io.mockmongo.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system properties in which an application looks for the address of its server, set from the
 * beginning of a class to its end. Frameworks that have an integration need none.
 */
@SuppressWarnings({"deprecation", "try"}) // JUnit before 5.13 closes no other type
final class ApplicationProperties
    implements ExtensionContext.Store.CloseableResource, AutoCloseable {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ApplicationProperties.class);

  /** The values before, null for a property that was not set. */
  private final Map<String, String> before = new LinkedHashMap<>();

  /** Sets the properties of a class, if it has any; JUnit ends them with the class. */
  static void set(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    if (Framework.of(testClass).filter(Framework::hasIntegration).isPresent()) {
      return;
    }
    ApplicationProperties properties = new ApplicationProperties();
    for (SharedServer server : SharedServer.allOf(testClass)) {
      server.uriProperties().forEach(name -> properties.set(name, server.uri()));
    }
    if (!properties.before.isEmpty()) {
      context.getStore(NAMESPACE).put(context.getUniqueId(), properties);
    }
  }

  private void set(String name, String value) {
    before.put(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}

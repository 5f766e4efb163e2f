package io.mockmongo.spring;

import io.mockmongo.junit.SharedServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Gives an application context the addresses of shared servers, which it starts. Equal for equal
 * declarations, whatever the ports: this is a part of the key of Spring's context cache.
 *
 * @param servers the servers; the application's client connects to the one without a name
 */
record SharedServerCustomizer(List<SharedServer> servers) implements ContextCustomizer {

  /** The name of the property source. */
  static final String PROPERTY_SOURCE = "MockMongo";

  /**
   * Boot must not replace the trust of the client: the address says whether the server uses TLS,
   * and {@link ClientSettingsOverride} which certificates are trusted.
   */
  private static final Map<String, Object> NO_TLS_OF_BOOT =
      Map.of("spring.data.mongodb.ssl.enabled", false, "spring.mongodb.ssl.enabled", false);

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    Map<String, Object> properties = new LinkedHashMap<>(NO_TLS_OF_BOOT);
    for (SharedServer server : servers) {
      String uri = server.uri();
      server.uriProperties().forEach(name -> properties.put(name, uri));
    }
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource(PROPERTY_SOURCE, properties));
    if (ClassUtils.isPresent("com.mongodb.MongoClientSettings", context.getClassLoader())) {
      servers.stream()
          .filter(server -> server.name().isEmpty())
          .map(server -> new ClientSettingsOverride(server.target()))
          .forEach(context::addBeanFactoryPostProcessor);
    }
  }
}

package io.mockmongo.spring;

import com.mongodb.MongoClientSettings;
import io.mockmongo.server.ClientTarget;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Applies a server's address to the settings from which an application makes its client: to each
 * bean of {@code MongoClientSettings} and, under Spring Boot, after all customizers of the
 * application. So the client connects to the server even if it is set up for production in code.
 *
 * @param target what the client connects to
 */
record ClientSettingsOverride(ClientTarget target)
    implements BeanFactoryPostProcessor, BeanPostProcessor {

  private static final String BEAN = "mockMongoClientSettingsCustomizer";

  /** The customizers of Boot 3 and of Boot 4. */
  private static final List<String> CUSTOMIZER_TYPES =
      List.of(
          "org.springframework.boot.autoconfigure.mongo.MongoClientSettingsBuilderCustomizer",
          "org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer");

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    beans.addBeanPostProcessor(this);
    ClassLoader loader = beans.getBeanClassLoader();
    CUSTOMIZER_TYPES.stream()
        .filter(name -> ClassUtils.isPresent(name, loader))
        .map(name -> ClassUtils.resolveClassName(name, loader))
        .forEach(type -> beans.registerSingleton(BEAN, LastCustomizer.of(type, target::applyTo)));
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof MongoClientSettings settings
        ? target.applyTo(MongoClientSettings.builder(settings)).build()
        : bean;
  }
}

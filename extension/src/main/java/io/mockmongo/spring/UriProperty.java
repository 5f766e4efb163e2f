package io.mockmongo.spring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * A property of an application whose value is a connection string.
 *
 * @param name the name of the property
 * @param value the connection string
 * @param source the name of the property source that has it
 */
record UriProperty(String name, String value, String source) {

  /** Returns all, those of the property sources with the highest precedence first. */
  static List<UriProperty> allOf(ConfigurableEnvironment environment) {
    List<UriProperty> all = new ArrayList<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        addAll(enumerable, environment, all);
      }
    }
    return all;
  }

  private static void addAll(
      EnumerablePropertySource<?> source,
      ConfigurableEnvironment environment,
      List<UriProperty> all) {
    for (String name : source.getPropertyNames()) {
      if (source.getProperty(name) instanceof CharSequence text) {
        String value = environment.resolvePlaceholders(text.toString());
        if (!UriHosts.of(value).isEmpty()) {
          all.add(new UriProperty(name, value, source.getName()));
        }
      }
    }
  }

  @Override
  public String toString() {
    return "property \"" + name + "\" of \"" + source + "\"";
  }
}

package io.mockmongo.spring;

import java.util.Set;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds the property from which a client has its address, and what to do about it.
 *
 * @param environment the environment of the application
 * @param uriProperties the properties that should have the address of the test's server
 */
record PropertyOrigins(ConfigurableEnvironment environment, Set<String> uriProperties) {

  /** Returns the property that has one of the addresses, and the remedy. */
  String explain(Set<String> addresses) {
    return UriProperty.allOf(environment).stream()
        .filter(property -> UriHosts.has(property.value(), addresses))
        .findFirst()
        .map(this::remedy)
        .orElse(
            "no property has this address; read it from a property such as \"app.mongo.uri\", and"
                + " set @MockMongo(uriProperty = \"app.mongo.uri\")");
  }

  private String remedy(UriProperty property) {
    if (!uriProperties.contains(property.name())) {
      return property + "; set @MockMongo(uriProperty = \"" + property.name() + "\")";
    }
    return hasOurs() ? property + " outranks MockMongo's; remove it there" : property.toString();
  }

  /** Tells whether the application has got the address of a server of the whole run. */
  private boolean hasOurs() {
    return environment.getPropertySources().contains(SharedServerCustomizer.PROPERTY_SOURCE);
  }
}

package io.mockmongo.spring;

import io.mockmongo.application.MissedServer;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Finds out where an application has the address of a client from, and what to do about it. */
final class AddressOrigins {

  /** The beans of Boot 3 and Boot 4 that outrank properties. */
  private static final List<String> DETAILS_TYPES =
      List.of(
          "org.springframework.boot.autoconfigure.mongo.MongoConnectionDetails",
          "org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails");

  private final ConfigurableApplicationContext context;
  private final MissedServer missed;

  AddressOrigins(ConfigurableApplicationContext context, MissedServer missed) {
    this.context = context;
    this.missed = missed;
  }

  /** Returns where the addresses come from, and the remedy. */
  String explain(Set<String> addresses) {
    return closedServer(addresses)
        .or(() -> connectionDetails(addresses))
        .orElseGet(
            () ->
                new PropertyOrigins(context.getEnvironment(), missed.uriProperties())
                    .explain(addresses));
  }

  private Optional<String> closedServer(Set<String> addresses) {
    return addresses.stream()
        .map(missed.closedServers())
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            owner ->
                "this was the server of "
                    + owner
                    + " and is closed; Spring has kept the context of that class, which needs"
                    + " @MockMongo without scope too");
  }

  private Optional<String> connectionDetails(Set<String> addresses) {
    return DETAILS_TYPES.stream()
        .filter(name -> ClassUtils.isPresent(name, context.getClassLoader()))
        .map(name -> ClassUtils.resolveClassName(name, context.getClassLoader()))
        .flatMap(type -> connectionDetails(type, addresses))
        .findFirst();
  }

  private Stream<String> connectionDetails(Class<?> type, Set<String> addresses) {
    return context.getBeansOfType(type, true, false).entrySet().stream()
        .filter(bean -> !isOfProperties(bean.getValue()))
        .filter(bean -> UriHosts.has(connectionString(type, bean.getValue()), addresses))
        .map(
            bean ->
                "bean \""
                    + bean.getKey()
                    + "\" of class "
                    + bean.getValue().getClass().getName()
                    + " outranks properties; remove it from the test, or its @ServiceConnection");
  }

  private static boolean isOfProperties(Object details) {
    return details.getClass().getSimpleName().equals("PropertiesMongoConnectionDetails");
  }

  /** Calls the method of the interface, which is public. */
  private static String connectionString(Class<?> type, Object details) {
    Method method = ReflectionUtils.findMethod(type, "getConnectionString");
    return String.valueOf(ReflectionUtils.invokeMethod(method, details));
  }
}

package io.mockmongo.spring;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterSettings;
import io.mockmongo.application.MissedServer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A client of the driver that is a bean of an application.
 *
 * @param name the name of the bean
 * @param addresses the addresses that the client begins with, or its SRV host; empty if the bean
 *     has not been made yet
 */
record ClientBean(String name, Set<String> addresses) {

  /** The clients of the drivers; which of them are on the class path is up to the application. */
  private static final List<String> TYPES =
      List.of(
          "com.mongodb.client.MongoClient",
          "com.mongodb.reactivestreams.client.MongoClient",
          "com.mongodb.kotlin.client.MongoClient",
          "com.mongodb.kotlin.client.coroutine.MongoClient");

  /** Returns the clients of a context and its parents. */
  static List<ClientBean> allIn(ApplicationContext context) {
    return TYPES.stream()
        .filter(name -> ClassUtils.isPresent(name, context.getClassLoader()))
        .map(name -> ClassUtils.resolveClassName(name, context.getClassLoader()))
        .flatMap(type -> ofType(type, context))
        .toList();
  }

  private static Stream<ClientBean> ofType(Class<?> type, ApplicationContext context) {
    return Arrays.stream(
            BeanFactoryUtils.beanNamesForTypeIncludingAncestors(context, type, true, false))
        .map(name -> new ClientBean(name, addresses(type, name, context)));
  }

  private static Set<String> addresses(Class<?> type, String name, ApplicationContext context) {
    ConfigurableListableBeanFactory beans =
        ((ConfigurableApplicationContext) context).getBeanFactory();
    if (!beans.containsSingleton(name) && beans.containsBeanDefinition(name)) {
      return Set.of(); // asking for it would make it
    }
    ClusterDescription cluster =
        (ClusterDescription)
            ReflectionUtils.invokeMethod(
                ReflectionUtils.findMethod(type, "getClusterDescription"), context.getBean(name));
    return addresses(cluster.getClusterSettings());
  }

  private static Set<String> addresses(ClusterSettings settings) {
    return settings.getSrvHost() != null
        ? Set.of(settings.getSrvHost())
        : settings.getHosts().stream()
            .map(ServerAddress::toString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Tells whether the client begins with the server that the test misses it at. */
  boolean knows(MissedServer missed) {
    return !Collections.disjoint(addresses, missed.addresses());
  }

  @Override
  public String toString() {
    return "bean \"" + name + "\"";
  }
}

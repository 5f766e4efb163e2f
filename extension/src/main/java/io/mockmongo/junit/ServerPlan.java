package io.mockmongo.junit;

import com.mongodb.MongoClientSettings;
import io.mockmongo.script.Leak;
import io.mockmongo.server.TestConversation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The declaration of a server or a deployment by an annotation or a registered extension.
 *
 * @param declaration the annotation at its place, or the extension; it identifies the plan
 * @param name the server's name
 * @param scope the server's lifetime
 * @param start starts the server, or the servers of a deployment
 * @param script makes the declarations for each test
 * @param client the configuration of clients
 * @param rules what fails a test
 * @param verbose whether the conversation is printed as it happens
 */
record ServerPlan(
    Object declaration,
    String name,
    Scope scope,
    StartPlan start,
    Consumer<? super TestConversation> script,
    ClientPlan client,
    Rules rules,
    boolean verbose) {

  /** Checks that the rules fit the scope. */
  ServerPlan {
    if (scope == Scope.SHARED && rules.leaks().contains(Leak.CONNECTIONS)) {
      throw new ExtensionConfigurationException(
          "leaks = CONNECTIONS: the connections of a shared server stay open until the run ends;"
              + " leave it out, or choose scope = CLASS");
    }
  }

  /**
   * The configuration of the injected client, and of the application's.
   *
   * @param database the database in the address, or ""
   * @param uriProperties the properties that have the address, besides those of a framework
   * @param options options of the injected client in the form of a URI
   * @param srv the SRV host by which it finds the servers, or "" to find them by their addresses
   * @param settings further settings of the injected client
   */
  record ClientPlan(
      String database,
      List<String> uriProperties,
      String options,
      String srv,
      Consumer<MongoClientSettings.Builder> settings) {}

  /**
   * The rules that decide what fails a test.
   *
   * @param unmatched the effect of unanswered requests
   * @param malformed the effect of messages that the server refused
   * @param unused the effect of an unused {@code @AutoRespond} on the test method
   * @param leaks what clients must not leave open
   */
  record Rules(Strictness unmatched, Strictness malformed, Strictness unused, Set<Leak> leaks) {}

  /**
   * Reads an annotation.
   *
   * @param annotation the annotation
   * @param place the class or method with the annotation
   * @param framework the framework of the test class that makes the application's client, or empty
   */
  static ServerPlan of(
      MockMongo annotation, AnnotatedElement place, Optional<Framework> framework) {
    List<String> uriProperties = List.of(annotation.uriProperty());
    boolean isOfApplication = framework.isPresent() || !uriProperties.isEmpty();
    Scope scope =
        annotation.scope() != Scope.AUTO
            ? annotation.scope()
            : isOfApplication ? Scope.SHARED : Scope.TEST;
    String database =
        annotation.database().isEmpty() && isOfApplication ? "test" : annotation.database();
    return new ServerPlan(
        scope == Scope.SHARED ? List.of(annotation, database) : List.of(place, annotation),
        annotation.name(),
        scope,
        new StartPlanReader(annotation).read(),
        nothing(),
        new ClientPlan(
            database,
            uriProperties,
            annotation.client(),
            annotation.srv(),
            scope == Scope.SHARED ? new InjectedClientName() : nothing()),
        new Rules(
            annotation.unmatched(),
            annotation.malformed(),
            annotation.unused(),
            Set.copyOf(List.of(annotation.leaks()))),
        annotation.verbose());
  }

  /** Returns a consumer that does nothing; generic, so that it loads without the driver. */
  static <T> Consumer<T> nothing() {
    return any -> {};
  }

  /** Returns the same plan with class scope, unless the server is shared more widely. */
  ServerPlan ofClass() {
    return scope == Scope.SHARED
        ? this
        : new ServerPlan(declaration, name, Scope.CLASS, start, script, client, rules, verbose);
  }

  /**
   * Returns the properties in which an application finds the address: those that are declared, and
   * for the server without a name those of the framework.
   */
  Set<String> uriProperties(Optional<Framework> framework) {
    Set<String> properties = new LinkedHashSet<>(client.uriProperties());
    framework.filter(any -> name.isEmpty()).ifPresent(its -> properties.addAll(its.properties()));
    return Collections.unmodifiableSet(properties);
  }

  boolean isDeclaredAs(ServerPlan other) {
    return declaration.equals(other.declaration);
  }

  /** Returns the error that two declarations for a class use one server name. */
  ExtensionConfigurationException duplicateName(Class<?> testClass) {
    return new ExtensionConfigurationException(
        testClass.getSimpleName()
            + ": a field with @RegisterExtension and another declaration both have a server "
            + (name.isEmpty() ? "without a name" : "named \"" + name + "\"")
            + "; give one another name with MockMongoExtension.builder().name(...)");
  }
}

package io.mockmongo.junit;

import io.mockmongo.application.ApplicationInspector;
import io.mockmongo.application.MissedServer;
import io.mockmongo.journal.Received;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonValue;

/** The explanation of a failed test whose application never connected to its server. */
final class AbsentApplication {

  /** By this name in its handshake the injected client is told from the application's clients. */
  static final String INJECTED_CLIENT = "MockMongo test";

  private static final String USUAL_CAUSE =
      "the client of the application is made elsewhere, or from other settings; give it this"
          + " address, such as by @MockMongo(uriProperty = \"...\")";

  private final Class<?> testClass;
  private final Optional<Framework> framework;

  AbsentApplication(Class<?> testClass) {
    this.testClass = testClass;
    this.framework = Framework.of(testClass);
  }

  /** Returns the explanation, or "" if an application has come to each server, or none is meant. */
  String text(List<TestServer> servers) {
    return servers.stream()
        .filter(server -> server.plan().scope() == Scope.SHARED || framework.isPresent())
        .filter(server -> !hasCome(server))
        .map(this::text)
        .collect(Collectors.joining("\n"));
  }

  private static boolean hasCome(TestServer server) {
    return server.handshakes().stream().anyMatch(AbsentApplication::isOfApplication);
  }

  private static boolean isOfApplication(Received handshake) {
    BsonValue client = handshake.command().get("client");
    BsonValue application =
        client == null || !client.isDocument() ? null : client.asDocument().get("application");
    return application == null
        || !application.isDocument()
        || !application.asDocument().get("name").asString().getValue().equals(INJECTED_CLIENT);
  }

  private String text(TestServer server) {
    boolean onlyInjected = !server.handshakes().isEmpty();
    String lines =
        causes(server).stream().map(each -> "\n  - " + each).collect(Collectors.joining());
    return "no client of the application has connected to the "
        + server.described()
        + (onlyInjected ? ", only the injected client" : "")
        + lines;
  }

  private List<String> causes(TestServer server) {
    if (server.plan().scope() != Scope.SHARED) {
      return List.of(
          "the application starts before the test, and only servers of the whole run are known to"
              + " it; put @MockMongo on the class, without scope");
    }
    List<String> causes = new ArrayList<>();
    framework
        .flatMap(Framework::inspector)
        .ifPresent(inspector -> causes.addAll(causes(inspector, server)));
    return causes.isEmpty() ? List.of(USUAL_CAUSE) : causes;
  }

  private List<String> causes(ApplicationInspector inspector, TestServer server) {
    Set<String> properties = server.plan().uriProperties(framework);
    Set<String> addresses =
        server.started().stream()
            .flatMap(each -> each.servers().stream())
            .map(MockMongoServer::address)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try {
      return inspector.causes(
          new MissedServer(testClass, addresses, properties, ClosedServers::ownerOf));
    } catch (RuntimeException | LinkageError e) { // the failed test is to be seen
      return List.of("the application could not be inspected: " + e);
    }
  }
}

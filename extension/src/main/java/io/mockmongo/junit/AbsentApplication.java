package io.mockmongo.junit;

import io.mockmongo.application.ApplicationInspector;
import io.mockmongo.application.MissedServer;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.Received;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonString;
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
        .map(this::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String text(TestServer server) {
    boolean someoneCame = isConnected(server);
    if (someoneCame && hasSent(server)) {
      return "";
    }
    List<String> seen =
        Stream.of(
                failedHandshakes(server),
                keptApplication(server),
                framework.flatMap(Framework::inspector).stream()
                    .flatMap(inspector -> causes(inspector, server, someoneCame).stream()))
            .flatMap(each -> each)
            .toList();
    return someoneCame && seen.isEmpty() ? "" : text(server, withRemedy(seen, server));
  }

  /** Returns why clients could not connect that tried to, in this test or before it. */
  private static Stream<String> failedHandshakes(TestServer server) {
    return server.started().stream()
        .flatMap(each -> Stream.of(each.journalBefore(), each.journal()))
        .flatMap(journal -> journal.facts().stream())
        .filter(fact -> fact instanceof ConnectionEnded end && end.ending() == Ending.TLS_FAILED)
        .map(end -> "a TLS handshake failed: " + ((ConnectionEnded) end).reason())
        .distinct();
  }

  /** Returns which other server of the run the application is connected to that is kept. */
  private Stream<String> keptApplication(TestServer missed) {
    return framework.filter(Framework::keepsApplication).stream()
        .flatMap(each -> SharedServers.all().stream())
        .filter(server -> server != missed && isConnected(server))
        .map(
            server ->
                "the application is kept from another test class, and connected to the "
                    + server.described()
                    + "; declare the server of both classes equally, or put a @TestProfile of its"
                    + " own on this one");
  }

  private static boolean isConnected(TestServer server) {
    return isConnected(server.handshakes());
  }

  private static boolean isConnected(List<Received> handshakes) {
    return handshakes.stream().anyMatch(AbsentApplication::isOfApplication);
  }

  /** Who is connected to a shared server may be the application of another test class. */
  private static boolean hasSent(TestServer server) {
    return server.started().stream()
        .flatMap(each -> each.journal().received().stream())
        .filter(request -> !request.isHousekeeping())
        .flatMap(request -> request.handshake().stream())
        .anyMatch(AbsentApplication::isOfApplication);
  }

  private static boolean isOfApplication(Received handshake) {
    BsonValue client = handshake.command().get("client");
    BsonValue application =
        client == null || !client.isDocument() ? null : client.asDocument().get("application");
    return application == null
        || !application.isDocument()
        || !new BsonString(INJECTED_CLIENT).equals(application.asDocument().get("name"));
  }

  private static String text(TestServer server, List<String> causes) {
    List<Received> handshakes = server.handshakes();
    boolean onlyInjected = !handshakes.isEmpty() && !isConnected(handshakes);
    return "no client of the application has connected to the "
        + server.described()
        + (onlyInjected ? ", only the injected client" : "")
        + causes.stream().map(each -> "\n  - " + each).collect(Collectors.joining());
  }

  private static List<String> withRemedy(List<String> seen, TestServer server) {
    List<String> causes = new ArrayList<>(seen);
    if (server.plan().scope() != Scope.SHARED) {
      causes.add(
          "the application starts before the test, and only servers of the whole run are known to"
              + " it; put @MockMongo on the class, without scope");
    } else if (causes.isEmpty()) {
      causes.add(USUAL_CAUSE);
    }
    return causes;
  }

  private List<String> causes(
      ApplicationInspector inspector, TestServer server, boolean someoneCame) {
    Set<String> properties = server.plan().uriProperties(framework);
    Set<String> addresses =
        server.started().stream()
            .flatMap(each -> each.servers().stream())
            .map(MockMongoServer::address)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    try {
      return inspector.causes(
          new MissedServer(testClass, addresses, properties, someoneCame, ClosedServers::ownerOf));
    } catch (RuntimeException | LinkageError e) { // the failed test is to be seen
      return List.of("the application could not be inspected: " + e);
    }
  }
}

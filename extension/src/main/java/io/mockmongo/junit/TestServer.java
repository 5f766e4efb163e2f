package io.mockmongo.junit;

import io.mockmongo.report.LiveConversation;
import io.mockmongo.respond.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test's server, and the driver's objects that were injected with it. */
final class TestServer implements ExtensionContext.Store.CloseableResource {

  /** The system property that has conversations printed as they happen. */
  private static final String VERBOSE = "mockmongo.verbose";

  private final MockMongo annotation;
  private final List<DeclaredAnswer> answers;
  private final boolean attended;
  private final Map<Class<?>, Object> driverObjects = new LinkedHashMap<>();
  private MockMongoServer server;

  TestServer(MockMongo annotation, List<DeclaredAnswer> answers, boolean attended) {
    this.annotation = annotation;
    this.answers = answers;
    this.attended = attended;
  }

  void start(String displayName) {
    MockMongoServerBuilder builder =
        MockMongoServer.builder().profile(ServerProfile.of(annotation.topology()));
    if (!attended) {
      builder.unattended();
    }
    if (Boolean.getBoolean(VERBOSE)) {
      System.out.println("\n" + displayName);
      builder.listener(new LiveConversation(System.out));
    }
    server = builder.start();
    for (int i = answers.size() - 1; i >= 0; i--) {
      answers.get(i).declareOn(server); // the newest is asked first
    }
  }

  MockMongoServer server() {
    return server;
  }

  synchronized Object driverObject(Class<?> type) {
    return driverObjects.computeIfAbsent(type, missing -> DriverObjects.create(missing, uri()));
  }

  /**
   * Takes the verdict, lets go of all that the test holds, closes the clients, then the server.
   * Does nothing if there is no server, since it could not be started.
   *
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void finish() throws Exception {
    if (server == null) {
      return;
    }
    Steps steps = new Steps();
    steps.run(server::assertSatisfied);
    steps.run(this::close);
    steps.throwFirst();
  }

  /** Closes what is still open; for the end of a test that never came so far. */
  @Override
  public void close() throws Exception {
    if (server == null) {
      return;
    }
    Steps steps = new Steps();
    steps.run(server::endScript);
    for (Object each : driverObjects.values()) {
      if (each instanceof AutoCloseable client) {
        steps.run(client::close);
      }
    }
    driverObjects.clear();
    steps.run(server::close);
    steps.throwFirst();
  }

  private String uri() {
    String uri = server.uri();
    if (annotation.client().isEmpty()) {
      return uri;
    }
    return uri + (uri.contains("?") ? "&" : "?") + annotation.client();
  }
}

package io.mockmongo.junit;

import io.mockmongo.report.LiveConversation;
import io.mockmongo.respond.ServerProfile;
import io.mockmongo.respond.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One test's server, started when it is first needed, and the driver's objects that were injected
 * with it.
 */
final class TestServer implements ExtensionContext.Store.CloseableResource {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockMongoExtension.class);

  /** The system property that has conversations printed as they happen. */
  private static final String VERBOSE = "mockmongo.verbose";

  private final MockMongo annotation;
  private final List<PlannedAnswer> answers;
  private final boolean attended;
  private final String displayName;
  private ServerProfile profile;
  private MockMongoServer server;
  private DriverObjects driverObjects;

  TestServer(Annotations annotations, MockMongo annotation, String displayName) {
    this.annotation = annotation;
    this.answers = annotations.answers().stream().map(PlannedAnswer::new).toList();
    this.attended = annotations.take(MockMongoServer.class);
    this.displayName = displayName;
    this.profile = profile(annotation);
  }

  /** Returns the server of the test at hand, or empty if there is none. */
  static Optional<TestServer> of(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(TestServer.class, TestServer.class));
  }

  /** Has JUnit keep this, and close it whatever happens, until it is taken back. */
  void keepIn(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestServer.class, this);
  }

  static Optional<TestServer> takeBackFrom(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).remove(TestServer.class, TestServer.class));
  }

  void release(ServerRelease release) {
    profile = profile.release(release);
  }

  synchronized MockMongoServer server() {
    if (server == null) {
      start();
    }
    return server;
  }

  synchronized Object driverObject(Parameter parameter) {
    if (driverObjects == null) {
      driverObjects = new DriverObjects(server().uri(), annotation.client());
    }
    return driverObjects.create(parameter);
  }

  /**
   * Takes the verdict, lets go of all that the test holds, closes the clients, then the server.
   *
   * @throws Exception the verdict, what closing threw suppressed under it
   */
  void finish(ExtensionContext context) throws Exception {
    Steps steps = new Steps();
    steps.run(() -> new Verdict(annotation, context).check(server, answers));
    steps.run(this::close);
    steps.throwFirst();
  }

  /** Closes what is still open; for the end of a test that never came so far. */
  @Override
  public synchronized void close() throws Exception {
    if (server == null) {
      return;
    }
    Steps steps = new Steps();
    steps.run(server::endScript);
    if (driverObjects != null) {
      steps.run(driverObjects::close);
    }
    steps.run(server::close);
    steps.throwFirst();
  }

  private void start() {
    MockMongoServerBuilder builder = MockMongoServer.builder().profile(profile);
    if (!attended) {
      builder.unattended();
    }
    if (Boolean.getBoolean(VERBOSE)) {
      System.out.println("\n" + displayName);
      builder.listener(new LiveConversation(System.out));
    }
    server = builder.start();
    List<PlannedAnswer> newestLast = new ArrayList<>(answers);
    Collections.reverse(newestLast); // the newest is asked first
    newestLast.forEach(answer -> answer.putToWorkOn(server));
  }

  private static ServerProfile profile(MockMongo annotation) {
    ServerProfile profile = ServerProfile.of(annotation.topology());
    try {
      return annotation.release().isEmpty()
          ? profile
          : profile.release(ServerRelease.of(annotation.release()));
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException("@MockMongo: release: " + e.getMessage(), e);
    }
  }
}

package io.mockmongo.junit;

import io.mockmongo.server.MockMongoServer;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The JUnit 5 extension behind {@link MockMongo}; use the annotation. It keeps nothing itself: one
 * instance serves many tests and threads.
 */
public final class MockMongoExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  /** By name, so that this class loads where the driver is missing. */
  private static final Set<String> DRIVER_TYPES =
      Set.of(
          "com.mongodb.client.MongoClient",
          "com.mongodb.client.MongoDatabase",
          "com.mongodb.client.MongoCollection",
          "com.mongodb.MongoClientSettings",
          "com.mongodb.MongoClientSettings$Builder",
          "com.mongodb.ConnectionString");

  /** Made by JUnit. */
  public MockMongoExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Annotations annotations = Annotations.of(context);
    MockMongo mockMongo =
        annotations.mockMongo().orElseThrow(() -> withoutServer(context, annotations.answers()));
    String displayName =
        context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName();
    new TestServer(annotations, mockMongo, displayName).keepIn(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Optional<TestServer> server = TestServer.takeBackFrom(context);
    if (server.isEmpty()) {
      return;
    }
    try {
      server.get().finish(context);
    } catch (Exception | AssertionError findings) {
      Optional<Throwable> failure = context.getExecutionException();
      if (failure.isEmpty()) {
        throw findings;
      }
      failure.get().addSuppressed(findings);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == MockMongoServer.class
        || DRIVER_TYPES.contains(type.getName()) && !isClaimed(parameter.getParameter());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestServer server = TestServer.of(context).orElseThrow(() -> noServerFor(parameter));
    return parameter.getParameter().getType() == MockMongoServer.class
        ? server.server()
        : server.driverObject(parameter.getParameter());
  }

  private static ParameterResolutionException noServerFor(ParameterContext parameter) {
    return new ParameterResolutionException(
        parameter.getParameter()
            + " of "
            + parameter.getDeclaringExecutable()
            + ": there is a server while a test runs; take it as a parameter of a test method,"
            + " of @BeforeEach or of @AfterEach");
  }

  /** An annotation on a parameter of the driver's types means that somebody else supplies it. */
  private static boolean isClaimed(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .anyMatch(annotation -> !(annotation instanceof Namespace));
  }

  private static ExtensionConfigurationException withoutServer(
      ExtensionContext context, List<DeclaredAnswer> answers) {
    String what = answers.isEmpty() ? "MockMongoExtension" : answers.get(0).origin();
    return new ExtensionConfigurationException(
        what
            + ": there is no server for "
            + context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName()
            + "(); put @MockMongo on the method or the class");
  }
}

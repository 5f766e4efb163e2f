package io.mockmongo.junit;

import io.mockmongo.server.MockMongoServer;
import java.lang.reflect.Parameter;
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

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MockMongoExtension.class);

  /** By name, so that this class loads where the driver is missing. */
  private static final Set<String> DRIVER_TYPES =
      Set.of(
          "com.mongodb.client.MongoClient",
          "com.mongodb.MongoClientSettings",
          "com.mongodb.ConnectionString");

  /** Made by JUnit. */
  public MockMongoExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Annotations annotations = Annotations.of(context);
    List<DeclaredAnswer> answers = annotations.answers();
    MockMongo mockMongo =
        annotations.mockMongo().orElseThrow(() -> withoutServer(context, answers));
    boolean attended = annotations.take(MockMongoServer.class);
    TestServer server = new TestServer(mockMongo, answers, attended);
    store(context).put(TestServer.class, server); // before it starts, so that it is closed
    server.start(context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    TestServer server = store(context).remove(TestServer.class, TestServer.class);
    if (server == null) {
      return;
    }
    try {
      server.finish();
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
    TestServer server = store(context).get(TestServer.class, TestServer.class);
    if (server == null) {
      throw new ParameterResolutionException(
          parameter.getParameter()
              + " of "
              + parameter.getDeclaringExecutable()
              + ": there is a server while a test runs; take it as a parameter of a test method,"
              + " of @BeforeEach or of @AfterEach");
    }
    Class<?> type = parameter.getParameter().getType();
    return type == MockMongoServer.class ? server.server() : server.driverObject(type);
  }

  /** An annotation on a parameter of the driver's types means that somebody else supplies it. */
  private static boolean isClaimed(Parameter parameter) {
    return parameter.getAnnotations().length > 0;
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

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}

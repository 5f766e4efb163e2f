package io.mockmongo.junit;

import io.mockmongo.respond.ServerRelease;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** The invocations of a {@link WireVersionTest}. */
final class WireVersions implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), WireVersionTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    WireVersionTest annotation =
        AnnotationSupport.findAnnotation(context.getTestMethod(), WireVersionTest.class)
            .orElseThrow();
    try {
      return releases(annotation).stream().map(Invocation::new);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "@WireVersionTest on "
              + context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName()
              + "(): "
              + e.getMessage(),
          e);
    }
  }

  private static List<ServerRelease> releases(WireVersionTest annotation) {
    if (annotation.releases().length > 0) {
      return Arrays.stream(annotation.releases()).map(ServerRelease::of).toList();
    }
    String newest =
        annotation.to().isEmpty() ? ServerRelease.newestOfDriver().toString() : annotation.to();
    return ServerRelease.between(annotation.from(), newest);
  }

  /** One release's turn. */
  private record Invocation(ServerRelease release)
      implements TestTemplateInvocationContext, BeforeEachCallback, ParameterResolver {

    @Override
    public String getDisplayName(int index) {
      return "release " + release + " (wire version " + release.wireVersion() + ")";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    /** Runs after the extension has planned the server, and before anybody needs it. */
    @Override
    public void beforeEach(ExtensionContext context) {
      RunningTest.of(context)
          .orElseThrow(
              () ->
                  new ExtensionConfigurationException(
                      "@WireVersionTest on "
                          + context.getRequiredTestMethod().getName()
                          + "() has no server; put @MockMongo on the method or the class"))
          .servers()
          .own()
          .forEach(server -> server.release(release));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ServerRelease.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return release;
    }
  }
}

package io.mockmongo.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Provides the invocations of a {@link WireVersionTest}. */
final class WireVersionTests implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), WireVersionTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), WireVersionTest.class).stream()
        .flatMap(annotation -> ReleaseRange.of(annotation, context).invocations())
        .map(TestInvocation::new);
  }

  /** One invocation, with one release. */
  private record TestInvocation(ReleaseExtension invocation)
      implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return invocation.displayName();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(invocation);
    }
  }
}

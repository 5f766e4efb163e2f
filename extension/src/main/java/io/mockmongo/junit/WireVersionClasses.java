package io.mockmongo.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Provides the invocations of a {@link WireVersionClass}; loaded only with JUnit's class templates.
 */
final class WireVersionClasses implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), WireVersionClass.class);
  }

  @Override
  public Stream<ClassInvocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), WireVersionClass.class).stream()
        .flatMap(annotation -> ReleaseRange.of(annotation, context).invocations())
        .map(ClassInvocation::new);
  }

  /** One invocation, with one release. */
  private record ClassInvocation(ReleaseExtension invocation)
      implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return invocation.displayName();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(invocation);
    }

    /** Sets the release here, since beforeEach is too late for servers of nested classes. */
    @Override
    public void prepareInvocation(ExtensionContext context) {
      ReleaseSelection.set(context, invocation.release());
    }
  }
}

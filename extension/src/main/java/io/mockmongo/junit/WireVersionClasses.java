package io.mockmongo.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The invocations of a {@link WireVersionClass}; loaded where JUnit has class templates. */
final class WireVersionClasses implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), WireVersionClass.class);
  }

  @Override
  public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), WireVersionClass.class).stream()
        .flatMap(annotation -> Releases.of(annotation, context).invocations())
        .map(Invocation::new);
  }

  /** One release's turn. */
  private record Invocation(ReleaseExtension invocation) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return invocation.displayName();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(invocation);
    }

    /** Before each test is too late for what lives as long as a nested class. */
    @Override
    public void prepareInvocation(ExtensionContext context) {
      ReleaseSelection.set(context, invocation.release());
    }
  }
}

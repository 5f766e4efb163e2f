package io.mockmongo.junit;

import io.mockmongo.profile.ServerRelease;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.support.ParameterDeclaration;

/**
 * The release of the servers in one invocation of a test or class: set by {@code @WireVersion…}
 * annotations, or an argument of a parameterized test or class.
 */
final class ReleaseSelection {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ReleaseSelection.class);

  private static final boolean ARGUMENTS_ARE_KNOWN = areArgumentsKnown();

  private ReleaseSelection() {}

  static void set(ExtensionContext context, ServerRelease release) {
    context.getStore(NAMESPACE).put(ServerRelease.class, release);
  }

  /** Returns the release of a context or its closest ancestor. */
  static Optional<ServerRelease> of(ExtensionContext context) {
    ServerRelease set = context.getStore(NAMESPACE).get(ServerRelease.class, ServerRelease.class);
    if (set != null) {
      return Optional.of(set);
    }
    return ARGUMENTS_ARE_KNOWN ? Arguments.releaseOf(context) : Optional.empty();
  }

  /**
   * Fails if a test takes its release as an argument, and this JUnit version does not expose
   * arguments.
   */
  static void check(ExtensionContext context) {
    if (!ARGUMENTS_ARE_KNOWN && (isArgumentOfTest(context) || isArgumentOfClass(context))) {
      throw new ExtensionConfigurationException(
          TestName.of(context)
              + " takes a release as an argument, which needs JUnit 5.14 or newer; with this version,"
              + " use @WireVersionTest");
    }
  }

  private static boolean isArgumentOfTest(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    return isParameterized(test) && List.of(test.getParameterTypes()).contains(ServerRelease.class);
  }

  private static boolean isArgumentOfClass(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    Stream<Class<?>> arguments =
        Stream.concat(
            Arrays.stream(testClass.getDeclaredFields()).map(Field::getType),
            Arrays.stream(testClass.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes())));
    return isParameterized(testClass) && arguments.anyMatch(ServerRelease.class::equals);
  }

  /** By name, since junit-jupiter-params may be missing. */
  private static boolean isParameterized(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .map(annotation -> annotation.annotationType().getName())
        .anyMatch(name -> name.startsWith("org.junit.jupiter.params.Parameterized"));
  }

  private static boolean areArgumentsKnown() {
    try {
      Class.forName("org.junit.jupiter.params.ParameterInfo");
      return true;
    } catch (ClassNotFoundException missing) {
      return false; // before JUnit 5.14, or without its parameterized tests
    }
  }

  /** A separate class, because its JUnit types may be missing. */
  private static final class Arguments {

    static Optional<ServerRelease> releaseOf(ExtensionContext context) {
      ParameterInfo closest = ParameterInfo.get(context);
      if (closest == null) {
        return Optional.empty();
      }
      Optional<ServerRelease> release =
          closest.getDeclarations().getAll().stream()
              .filter(parameter -> parameter.getParameterType() == ServerRelease.class)
              .map(ParameterDeclaration::getParameterIndex)
              .map(index -> closest.getArguments().get(index, ServerRelease.class))
              .findFirst();
      return release.isPresent() ? release : context.getParent().flatMap(Arguments::releaseOf);
    }
  }
}

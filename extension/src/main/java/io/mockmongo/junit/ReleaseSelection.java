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
 * The release of the server that one invocation of a test or of a class is for: set by our own
 * annotations, or an argument of JUnit's parameterized tests and classes.
 */
final class ReleaseSelection {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ReleaseSelection.class);

  private static final boolean ARGUMENTS_ARE_KNOWN = areArgumentsKnown();

  private ReleaseSelection() {}

  static void set(ExtensionContext context, ServerRelease release) {
    context.getStore(NAMESPACE).put(ServerRelease.class, release);
  }

  /** Returns that of a context or the closest one around it. */
  static Optional<ServerRelease> of(ExtensionContext context) {
    ServerRelease set = context.getStore(NAMESPACE).get(ServerRelease.class, ServerRelease.class);
    if (set != null) {
      return Optional.of(set);
    }
    return ARGUMENTS_ARE_KNOWN ? Arguments.releaseOf(context) : Optional.empty();
  }

  /** Fails where a test takes its release as an argument, and JUnit does not tell of arguments. */
  static void check(ExtensionContext context) {
    if (!ARGUMENTS_ARE_KNOWN && (isArgumentOfTest(context) || isArgumentOfClass(context))) {
      throw new ExtensionConfigurationException(
          TestName.of(context)
              + " takes a release as an argument, of which JUnit tells others from 5.14 on; before,"
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

  /** Apart, since what it needs may be missing. */
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

package io.mockmongo.junit;

import io.mockmongo.respond.ServerRelease;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;

/**
 * The release of the server that one invocation of a test or of a class is for: set by our own
 * annotations, or an argument of JUnit's parameterized tests and classes.
 */
final class InvocationRelease {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(InvocationRelease.class);

  private static final boolean ARGUMENTS_ARE_KNOWN = areArgumentsKnown();

  private InvocationRelease() {}

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
    Method test = context.getRequiredTestMethod();
    if (!ARGUMENTS_ARE_KNOWN
        && List.of(test.getParameterTypes()).contains(ServerRelease.class)
        && Arrays.stream(test.getAnnotations()).anyMatch(InvocationRelease::isParameterized)) {
      throw new ExtensionConfigurationException(
          Place.of(context)
              + " takes a release as an argument, of which JUnit tells others from 5.14 on; before,"
              + " use @WireVersionTest");
    }
  }

  /** By name, since junit-jupiter-params may be missing. */
  private static boolean isParameterized(Annotation annotation) {
    return annotation
        .annotationType()
        .getName()
        .equals("org.junit.jupiter.params.ParameterizedTest");
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
          closest.getArguments().toList().stream()
              .filter(ServerRelease.class::isInstance)
              .map(ServerRelease.class::cast)
              .findFirst();
      return release.isPresent() ? release : context.getParent().flatMap(Arguments::releaseOf);
    }
  }
}

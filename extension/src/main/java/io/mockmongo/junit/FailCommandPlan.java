package io.mockmongo.junit;

import io.mockmongo.script.FailCommandOptions;
import io.mockmongo.server.TestConversation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The fail point that one {@link FailCommand} turns on; read and checked before any server is
 * started.
 *
 * @param server the name of the server, or empty for all
 * @param options the fail point
 * @param onMethod whether the annotation is on the test's method
 * @param origin the annotation and its place, for messages
 */
record FailCommandPlan(String server, FailCommandOptions options, boolean onMethod, String origin)
    implements DeclarationPlan {

  private static final DeclaredAnnotations<FailCommand, FailCommand.Several> ANNOTATIONS =
      new DeclaredAnnotations<>(
          FailCommand.class, FailCommand.Several.class, FailCommand.Several::value);

  /** Reads the annotations of an element, in the order they were written. */
  static List<FailCommandPlan> on(AnnotatedElement element, String place) {
    return ANNOTATIONS.on(element).stream()
        .map(each -> read(each, element instanceof Method, place))
        .toList();
  }

  private static FailCommandPlan read(FailCommand annotation, boolean onMethod, String place) {
    String names = "\"" + String.join("\", \"", annotation.command()) + "\"";
    String written = annotation.command().length == 1 ? names : "{" + names + "}";
    String origin = "@FailCommand(command = " + written + ") on " + place;
    return new FailCommandPlan(
        annotation.server(), new FailCommandReader(annotation, origin).read(), onMethod, origin);
  }

  @Override
  public IntSupplier declareOn(TestConversation server) {
    return server.lifecycle().failPoint(options, origin)::uses;
  }
}

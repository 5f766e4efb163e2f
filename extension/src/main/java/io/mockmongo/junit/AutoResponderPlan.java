package io.mockmongo.junit;

import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.Script;
import io.mockmongo.server.TestConversation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The auto-responder that one {@link AutoRespond} declares; read and checked before any server is
 * started.
 *
 * @param server the name of the server, or empty for all
 * @param pattern the requests that are answered
 * @param script the answers
 * @param onMethod whether the annotation is on the test's method
 * @param origin the annotation and its place, for messages
 */
record AutoResponderPlan(
    String server, RequestPattern pattern, Script script, boolean onMethod, String origin)
    implements DeclarationPlan {

  private static final DeclaredAnnotations<AutoRespond, AutoRespond.Several> ANNOTATIONS =
      new DeclaredAnnotations<>(
          AutoRespond.class, AutoRespond.Several.class, AutoRespond.Several::value);

  /** Reads the annotations of an element, in the order they were written. */
  static List<AutoResponderPlan> on(AnnotatedElement element, String place) {
    return ANNOTATIONS.on(element).stream()
        .map(each -> read(each, element instanceof Method, place))
        .toList();
  }

  private static AutoResponderPlan read(AutoRespond annotation, boolean onMethod, String place) {
    String origin = text(annotation) + " on " + place;
    return new AutoResponderPlan(
        annotation.server(),
        pattern(annotation, origin),
        new ScriptReader(annotation, origin).read(),
        onMethod,
        origin);
  }

  @Override
  public IntSupplier declareOn(TestConversation server) {
    return server.autoResponds(pattern).named(origin).follows(script)::uses;
  }

  private static RequestPattern pattern(AutoRespond annotation, String origin) {
    RequestPattern pattern =
        annotation.command().length == 0
            ? RequestPattern.anyCommand()
            : DeclarationPlan.read(
                origin, "command", annotation.command(), RequestPattern::command);
    if (!annotation.on().isEmpty()) {
      pattern = DeclarationPlan.read(origin, "on", annotation.on(), pattern::on);
    }
    return annotation.matching().isEmpty()
        ? pattern
        : DeclarationPlan.read(origin, "matching", annotation.matching(), pattern::matching);
  }

  /** Returns the annotation as its author wrote it, with the attributes that say which requests. */
  private static String text(AutoRespond annotation) {
    List<String> attributes = new ArrayList<>();
    String[] commands = annotation.command();
    if (commands.length > 0) {
      String quoted = "\"" + String.join("\", \"", commands) + "\"";
      attributes.add("command = " + (commands.length == 1 ? quoted : "{" + quoted + "}"));
    }
    if (!annotation.on().isEmpty()) {
      attributes.add("on = \"" + annotation.on() + "\"");
    }
    if (!annotation.matching().isEmpty()) {
      attributes.add("matching = \"" + annotation.matching() + "\"");
    }
    if (!annotation.server().isEmpty()) {
      attributes.add("server = \"" + annotation.server() + "\"");
    }
    return "@AutoRespond(" + String.join(", ", attributes) + ")";
  }
}

package io.mockmongo.junit;

import io.mockmongo.request.RequestPattern;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.script.Script;
import io.mockmongo.server.MockMongoServer;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

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
    String server, RequestPattern pattern, Script script, boolean onMethod, String origin) {

  /** Reads the annotations of an element, in the order they were written. */
  static List<AutoResponderPlan> on(AnnotatedElement element, String place) {
    List<AutoRespond> found = new ArrayList<>();
    collect(element, new HashSet<>(), found);
    return found.stream().map(each -> read(each, element instanceof Method, place)).toList();
  }

  /**
   * Collects the annotations of an element, and those of its composed annotations in their place.
   * JUnit's {@code AnnotationSupport} would drop the second of two equal ones, which answers one
   * more request, and find an inherited one twice.
   */
  private static void collect(
      AnnotatedElement element, Set<Class<?>> opened, List<AutoRespond> found) {
    for (Annotation each : element.getDeclaredAnnotations()) {
      if (each instanceof AutoRespond one) {
        found.add(one);
      } else if (each instanceof AutoRespond.Several several) {
        found.addAll(List.of(several.value()));
      } else if (opened.add(each.annotationType())) {
        collect(each.annotationType(), opened, found);
      }
    }
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

  AutoResponder declareOn(MockMongoServer server) {
    return server.autoResponds(pattern).named(origin).follows(script);
  }

  private static RequestPattern pattern(AutoRespond annotation, String origin) {
    RequestPattern pattern =
        annotation.command().length == 0
            ? RequestPattern.anyCommand()
            : read(origin, "command", annotation.command(), RequestPattern::command);
    if (!annotation.on().isEmpty()) {
      pattern = read(origin, "on", annotation.on(), pattern::on);
    }
    return annotation.matching().isEmpty()
        ? pattern
        : read(origin, "matching", annotation.matching(), pattern::matching);
  }

  /** Reads an attribute; an error names the attribute and its place. */
  static <A, R> R read(String origin, String attribute, A value, Function<A, R> reading) {
    try {
      return reading.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          origin + ": " + attribute + ": " + e.getMessage(), e);
    }
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

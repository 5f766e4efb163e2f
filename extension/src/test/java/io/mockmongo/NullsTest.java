package io.mockmongo;

import static java.util.Arrays.stream;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.junit.MockMongoExtension;
import io.mockmongo.matchers.ConversationMatchers;
import io.mockmongo.matchers.MongoMatchers;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is null by mistake is refused where it is given, not where it is needed. */
class NullsTest {

  /** One takes null by its contract, the other is for the server to call. */
  private static final Set<String> LEFT_OUT = Set.of("equals", "to");

  @ParameterizedTest
  @ValueSource(
      classes = {
        MongoMatchers.class,
        ConversationMatchers.class,
        Reply.class,
        Cursor.class,
        Tls.class
      })
  void of_factories(Class<?> type) {
    List<Method> methods = taking(type, true);

    assertThat(methods.size(), greaterThan(1));
    methods.forEach(method -> refuses(method, null));
  }

  @Test
  void of_a_server() {
    try (MockMongoServer server = MockMongoServer.start()) {
      taking(MockMongoServer.class, false).forEach(method -> refuses(method, server));
    }
  }

  @Test
  void of_builders() {
    for (Object builder : List.of(MockMongoServer.builder(), MockMongoExtension.builder())) {
      taking(builder.getClass(), false).forEach(method -> refuses(method, builder));
    }
  }

  @Test
  void of_replies() {
    for (Object reply : List.of(Reply.ok(), Cursor.of("{_id: 1}"))) {
      taking(reply.getClass(), false).forEach(method -> refuses(method, reply));
    }
  }

  private static List<Method> taking(Class<?> type, boolean isStatic) {
    return stream(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()) == isStatic)
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !LEFT_OUT.contains(method.getName()))
        .filter(method -> !stream(method.getParameterTypes()).allMatch(Class::isPrimitive))
        .toList();
  }

  private static void refuses(Method method, Object target) {
    Object[] arguments = stream(method.getParameterTypes()).map(NullsTest::argument).toArray();
    Throwable thrown =
        assertThrows(
                InvocationTargetException.class,
                () -> method.invoke(target, arguments),
                name(method))
            .getCause();
    assertThat(name(method), thrown, instanceOf(RuntimeException.class));
  }

  private static Object argument(Class<?> type) {
    if (!type.isPrimitive()) {
      return null;
    }
    return type == boolean.class ? (Object) true : type == long.class ? (Object) 1L : (Object) 1;
  }

  private static String name(Method method) {
    String parameters =
        stream(method.getParameterTypes()).map(Class::getSimpleName).collect(joining(", "));
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + "("
        + parameters
        + ")";
  }
}

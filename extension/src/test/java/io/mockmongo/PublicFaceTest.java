package io.mockmongo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import io.mockmongo.message.OpMsg;
import io.mockmongo.server.MockMongoServer;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users may import is what the two modules export to all; that is the one place which says so.
 * No signature there names a type from elsewhere.
 */
class PublicFaceTest {

  private static final String OURS = "io.mockmongo.";

  static final Set<String> EXPORTED =
      Stream.of(OpMsg.class, MockMongoServer.class)
          .map(PublicFaceTest::descriptor)
          .flatMap(module -> module.exports().stream())
          .filter(exports -> !exports.isQualified())
          .map(Exports::source)
          .collect(Collectors.toUnmodifiableSet());

  @Test
  void users_find_what_they_need() {
    assertThat(
        EXPORTED, hasItems("io.mockmongo.server", "io.mockmongo.script", "io.mockmongo.matchers"));
  }

  @Test
  void no_public_signature_names_a_type_that_is_not_exported() {
    List<String> foreign =
        Product.CLASSES.stream()
            .filter(type -> EXPORTED.contains(type.getPackageName()))
            .flatMap(type -> Product.loaded(type).stream())
            .filter(PublicFaceTest::isSeen)
            .flatMap(PublicFaceTest::foreignTypes)
            .toList();

    assertThat(foreign, is(empty()));
  }

  /** Returns what is not exported of what a type shows. */
  private static Stream<String> foreignTypes(Class<?> type) {
    List<Type> shown = new ArrayList<>(List.of(type.getGenericInterfaces()));
    shown.add(type.getGenericSuperclass());
    Stream<String> ofType = foreign(type.getSimpleName(), shown, type);
    Stream<String> ofMembers =
        Stream.of(
                Stream.of(type.getDeclaredMethods()),
                Stream.of(type.getDeclaredConstructors()),
                Stream.of(type.getDeclaredFields()))
            .flatMap(members -> members)
            .filter(member -> isShown(member.getModifiers()) && !member.isSynthetic())
            .flatMap(
                member ->
                    foreign(
                        type.getSimpleName() + "." + member.getName(),
                        typesOf((AnnotatedElement) member),
                        type));
    return Stream.concat(ofType, ofMembers);
  }

  private static List<Type> typesOf(AnnotatedElement member) {
    List<Type> types = new ArrayList<>();
    if (member instanceof Executable executable) {
      types.addAll(List.of(executable.getGenericParameterTypes()));
      types.addAll(List.of(executable.getGenericExceptionTypes()));
    }
    if (member instanceof Method method) {
      types.add(method.getGenericReturnType());
    }
    if (member instanceof Field field) {
      types.add(field.getGenericType());
    }
    return types;
  }

  private static Stream<String> foreign(String place, List<Type> types, Class<?> user) {
    Set<Class<?>> named = new HashSet<>();
    types.forEach(type -> collect(type, named));
    return named.stream()
        .filter(type -> type.getName().startsWith(OURS))
        .filter(type -> !EXPORTED.contains(type.getPackageName()))
        .map(type -> place + " names " + type.getName());
  }

  private static void collect(Type type, Set<Class<?>> named) {
    if (type instanceof Class<?> raw) {
      Class<?> element = raw;
      while (element.isArray()) {
        element = element.getComponentType();
      }
      named.add(element);
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), named);
      Stream.of(generic.getActualTypeArguments()).forEach(each -> collect(each, named));
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(each -> collect(each, named));
      Stream.of(wildcard.getLowerBounds()).forEach(each -> collect(each, named));
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), named);
    } else if (type instanceof TypeVariable<?> variable) {
      Stream.of(variable.getBounds())
          .filter(Class.class::isInstance)
          .forEach(each -> collect(each, named));
    }
  }

  private static boolean isSeen(Class<?> type) {
    return isShown(type.getModifiers())
        && (type.getEnclosingClass() == null || isSeen(type.getEnclosingClass()));
  }

  private static boolean isShown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static ModuleDescriptor descriptor(Class<?> type) {
    try {
      Path place =
          new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toPath();
      return ModuleFinder.of(place).findAll().iterator().next().descriptor();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

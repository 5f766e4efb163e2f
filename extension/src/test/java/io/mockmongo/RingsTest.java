package io.mockmongo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Classes of one package that need each other, round in a ring: three at most. */
class RingsTest {

  private static final int MOST = 3;

  @Test
  void none_has_more_than_three_classes() {
    List<Set<String>> rings = rings(dependencies());

    assertThat(rings.stream().filter(ring -> ring.size() > MOST).toList(), is(empty()));
    assertThat("rings that are found at all", rings, is(not(empty())));
  }

  @Test
  void each_is_found_with_all_that_belong_to_it() {
    Map<String, Set<String>> graph =
        Map.of(
            "a", Set.of("b"),
            "b", Set.of("c", "d"),
            "c", Set.of("a"),
            "d", Set.of("e"),
            "e", Set.of("d"),
            "f", Set.of("a"));

    List<Set<String>> rings = rings(graph);

    assertThat(rings, hasSize(2));
    assertThat(rings, hasItem(Set.of("a", "b", "c")));
    assertThat(rings, hasItem(Set.of("d", "e")));
  }

  /**
   * Who needs whom, within a package. That a sealed type names its own kinds makes no ring, nor
   * that an annotation names what JUnit is to make.
   */
  private static Map<String, Set<String>> dependencies() {
    Map<String, Set<String>> needed = new TreeMap<>();
    for (JavaClass type : Product.CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass from = Product.outermost(type);
        JavaClass to = Product.outermost(dependency.getTargetClass());
        if (!dependency.getDescription().contains("annot")
            && !from.equals(to)
            && from.getPackageName().equals(to.getPackageName())
            && !kinds(from).contains(to.getName())) {
          needed.computeIfAbsent(from.getName(), any -> new TreeSet<>()).add(to.getName());
        }
      }
    }
    return needed;
  }

  private static Set<String> kinds(JavaClass type) {
    Set<String> kinds = new HashSet<>();
    Class<?>[] permitted = Product.loaded(type).map(Class::getPermittedSubclasses).orElse(null);
    if (permitted != null) {
      Arrays.stream(permitted).map(Class::getName).forEach(kinds::add);
    }
    return kinds;
  }

  /** Returns the rings: those of whom each needs each other, at last. */
  private static List<Set<String>> rings(Map<String, Set<String>> needed) {
    Map<String, Set<String>> reached = new HashMap<>();
    Function<String, Set<String>> reach =
        start -> reached.computeIfAbsent(start, any -> reachedFrom(start, needed));
    List<Set<String>> rings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String start : needed.keySet()) {
      Set<String> ring = new TreeSet<>();
      for (String other : reach.apply(start)) {
        if (reach.apply(other).contains(start)) {
          ring.add(other);
        }
      }
      if (ring.size() > 1 && seen.add(ring.toString())) {
        rings.add(ring);
      }
    }
    return rings;
  }

  private static Set<String> reachedFrom(String start, Map<String, Set<String>> needed) {
    Set<String> reached = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(needed.getOrDefault(start, Set.of()));
    while (!left.isEmpty()) {
      String next = left.remove();
      if (reached.add(next)) {
        left.addAll(needed.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }
}

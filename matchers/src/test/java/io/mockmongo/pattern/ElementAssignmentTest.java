package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.request.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** $$anyOrder finds an assignment wherever there is one, and only there. */
class ElementAssignmentTest {

  private static final int ROUNDS = 3000;

  @Test
  void agrees_with_trying_out_every_order() {
    Random random = new Random(7);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int size = 1 + random.nextInt(5);
      List<List<Integer>> wanted = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        wanted.add(random.ints(1 + random.nextInt(2), 0, 5).boxed().toList());
      }
      List<Integer> actual = random.ints(size, 0, 5).boxed().toList();
      boolean possible = possible(wanted, 0, new ArrayList<>(actual));
      found += possible ? 1 : 0;
      assertThat(wanted + " of " + actual, matches(wanted, actual), is(possible));
    }
    assertThat("both come often: " + found, found > 300 && found < ROUNDS - 300, is(true));
  }

  private static boolean matches(List<List<Integer>> wanted, List<Integer> actual) {
    String patterns =
        wanted.stream().map(one -> "{$$anyOf: " + one + "}").collect(Collectors.joining(", "));
    return Requests.matches("{a: {$$anyOrder: [" + patterns + "]}}", "{a: " + actual + "}");
  }

  private static boolean possible(List<List<Integer>> wanted, int next, List<Integer> left) {
    if (next == wanted.size()) {
      return true;
    }
    for (int i = 0; i < left.size(); i++) {
      List<Integer> rest = new ArrayList<>(left);
      if (wanted.get(next).contains(rest.remove(i)) && possible(wanted, next + 1, rest)) {
        return true;
      }
    }
    return false;
  }

  /** Each pattern takes what the one before it had: a chain as long as the array. */
  @Test
  void a_long_chain_of_exchanges_is_found() {
    int size = 1000;
    List<String> patterns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      patterns.add("{$$anyOf: [" + i + ", " + (i + 1) + "]}");
    }
    Collections.reverse(patterns);
    patterns.add("" + size);
    String actual = IntStream.rangeClosed(0, size).boxed().toList().toString();
    assertThat(
        Requests.matches("{a: {$$anyOrder: " + patterns + "}}", "{a: " + actual + "}"), is(true));
    patterns.set(size, "0");
    patterns.set(0, "0");
    assertThat(
        Requests.matches("{a: {$$anyOrder: " + patterns + "}}", "{a: " + actual + "}"), is(false));
  }
}

package io.mockmongo.request;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.pattern.DocumentPattern;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Properties of patterns, checked with random patterns and documents. */
class RandomPatternTest {

  private static final int ROUNDS = 5000;
  private static final List<String> LEAVES =
      List.of("0", "1", "1.0", "{$numberLong: '1'}", "'x'", "null", "true", "{$minKey: 1}");

  private final Random random = new Random(11);

  private String value(int depth) {
    return switch (depth > 2 ? 0 : random.nextInt(4)) {
      case 1 -> "{" + some(() -> "abc".charAt(random.nextInt(3)) + ": " + value(depth + 1)) + "}";
      case 2 -> "[" + some(() -> value(depth + 1)) + "]";
      default -> LEAVES.get(random.nextInt(LEAVES.size()));
    };
  }

  private String pattern(int depth) {
    return switch (depth > 2 ? 0 : random.nextInt(14)) {
      case 1, 2 -> fields(depth);
      case 3 -> "[" + some(() -> pattern(depth + 1)) + "]";
      case 4 -> "{$$not: " + pattern(depth + 1) + "}";
      case 5 -> "{$$anyOf: [1, " + pattern(depth + 1) + "]}";
      case 6 -> "{$$contains: [" + pattern(depth + 1) + "]}";
      case 7 -> "{$$anyOrder: [" + some(() -> pattern(depth + 1)) + "]}";
      case 8 -> "{$$exact: " + fields(depth) + "}";
      case 9 -> "{$$ordered: " + fields(depth) + "}";
      case 10 -> "{$$strict: " + pattern(depth + 1) + "}";
      case 11 -> "{$$exists: " + random.nextBoolean() + "}";
      case 12 -> "{$$unsetOrMatches: " + pattern(depth + 1) + "}";
      default -> LEAVES.get(random.nextInt(LEAVES.size()));
    };
  }

  private String fields(int depth) {
    return "{" + some(() -> "abc".charAt(random.nextInt(3)) + ": " + pattern(depth + 1)) + "}";
  }

  private String some(Supplier<String> one) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> one.get())
        .collect(Collectors.joining(", "));
  }

  /** {@link Requests#matches} compares matches() with the differences. */
  @Test
  void a_pattern_matches_just_where_there_is_no_difference() {
    int matches = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String actual = "{a: " + value(0) + ", b: " + value(1) + "}";
      matches += Requests.matches("{a: " + pattern(0) + "}", actual) ? 1 : 0;
    }
    assertThat("both come often: " + matches, matches > 250 && matches < ROUNDS - 250, is(true));
  }

  @Test
  void every_document_matches_itself_however_strictly() {
    for (int round = 0; round < ROUNDS; round++) {
      String document = "{a: " + value(0) + ", b: " + value(0) + "}";
      assertThat(Requests.differences(document, document), is(""));
      assertThat(
          Requests.differences("{$$strict: {$$ordered: {$$exact: " + document + "}}}", document),
          is(""));
    }
  }

  @Test
  void not_turns_every_verdict_around() {
    for (int round = 0; round < ROUNDS; round++) {
      String pattern = pattern(0);
      String actual = random.nextInt(5) == 0 ? "{}" : "{a: " + value(0) + "}";
      assertThat(
          pattern + " of " + actual,
          Requests.matches("{a: {$$not: " + pattern + "}}", actual),
          is(!Requests.matches("{a: " + pattern + "}", actual)));
    }
  }

  @Test
  void the_text_of_a_pattern_reads_back_as_the_same_pattern() {
    for (int round = 0; round < ROUNDS; round++) {
      DocumentPattern pattern = DocumentPattern.of("{a: " + pattern(0) + "}");
      var actual = ExtendedJson.parse("{a: " + value(0) + "}");
      assertThat(
          DocumentPattern.of(pattern.toString()).differences(actual),
          is(pattern.differences(actual)));
    }
  }
}

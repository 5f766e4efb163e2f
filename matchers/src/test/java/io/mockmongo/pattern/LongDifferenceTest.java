package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.sun.management.ThreadMXBean;
import io.mockmongo.json.ExtendedJson;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long values are abbreviated in a difference, around the first char that differs. */
class LongDifferenceTest {

  private static Difference difference(String pattern, BsonDocument actual) {
    List<Difference> differences = DocumentPattern.of(pattern).differences(actual);
    assertThat(differences.size(), is(1));
    return differences.get(0);
  }

  private static Difference difference(BsonValue wanted, BsonValue actual) {
    DocumentPattern pattern = DocumentPattern.of(new BsonDocument("s", wanted));
    return pattern.differences(new BsonDocument("s", actual)).get(0);
  }

  private static Difference strings(String wanted, String actual) {
    return difference(new BsonString(wanted), new BsonString(actual));
  }

  @Test
  void strings_are_cut_around_the_first_char_that_differs() {
    String before = "a".repeat(500);
    String after = "z".repeat(500);
    Difference difference = strings(before + "X" + after, before + "Y" + after);
    String start = "..." + "a".repeat(100);
    String end = "z".repeat(99) + "...";
    assertThat(difference.expected(), is(start + "X" + end));
    assertThat(difference.actual(), is(start + "Y" + end));
    assertThat(difference.wholeExpected(), is("'" + before + "X" + after + "'"));
    assertThat(difference.wholeActual(), is("'" + before + "Y" + after + "'"));
    assertThat(
        difference.toString(),
        is("s: expected " + start + "X" + end + ", but was " + start + "Y" + end));
  }

  @Test
  void strings_are_cut_at_one_end_where_they_differ_at_the_other() {
    String rest = "m".repeat(500);
    Difference first = strings("X" + rest, "Y" + rest);
    assertThat(first.expected(), is("'X" + "m".repeat(198) + "..."));
    assertThat(first.actual(), is("'Y" + "m".repeat(198) + "..."));
    Difference last = strings(rest + "X", rest + "Y");
    assertThat(last.expected(), is("..." + "m".repeat(198) + "X'"));
    assertThat(last.actual(), is("..." + "m".repeat(198) + "Y'"));
  }

  @Test
  void a_short_string_beside_a_long_one_is_whole() {
    Difference difference = strings("b", "b".repeat(300));
    assertThat(difference.expected(), is("'b'"));
    assertThat(difference.actual(), is("'" + "b".repeat(199) + "..."));
  }

  @Test
  void a_string_of_just_the_bound_is_whole() {
    assertThat(strings("x", "y".repeat(198)).actual(), is("'" + "y".repeat(198) + "'"));
    assertThat(strings("x", "y".repeat(199)).actual(), is("'" + "y".repeat(199) + "..."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b", "bc", "bcd"})
  void the_chars_of_a_code_point_stay_together(String end) {
    String smiles = "\ud83d\ude00".repeat(300);
    for (String tail : List.of(end, smiles + end)) {
      Difference difference = strings(smiles + "X" + tail, smiles + "Y" + tail);
      String text = difference.expected() + difference.actual();
      assertThat(text.codePoints().filter(c -> c >= 0xd800 && c < 0xe000).count(), is(0L));
    }
  }

  @Test
  void other_long_values_are_cut_likewise() {
    byte[] one = new byte[600];
    byte[] other = new byte[600];
    other[300] = 1;
    Difference difference = difference(new BsonBinary(one), new BsonBinary(other));
    assertThat(difference.expected(), is("..." + "A".repeat(200) + "..."));
    assertThat(difference.actual(), is("..." + "A".repeat(100) + "Q" + "A".repeat(99) + "..."));
  }

  @Test
  void values_of_millions_of_chars_are_cut_likewise_and_never_written_whole() {
    String before = "a".repeat(2_000_000);
    String after = "z".repeat(500);
    Difference difference = strings(before + "X" + after, before + "Y" + after);
    Difference shorter = strings(before + "X", before);
    byte[] data = new byte[2_000_000];
    byte[] other = data.clone();
    other[1_000_000] = 1;
    Difference binary = difference(new BsonBinary(data), new BsonBinary(other));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();

    assertThat(difference.expected(), is("..." + "a".repeat(100) + "X" + "z".repeat(99) + "..."));
    assertThat(difference.actual(), is("..." + "a".repeat(100) + "Y" + "z".repeat(99) + "..."));
    assertThat(shorter.expected(), is("..." + "a".repeat(198) + "X'"));
    assertThat(shorter.actual(), is("..." + "a".repeat(199) + "'"));
    assertThat(binary.expected(), is("..." + "A".repeat(200) + "..."));
    assertThat(binary.actual().indexOf("E"), greaterThan(99));
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated, lessThan(1_000_000L));
  }

  @Test
  void one_long_string_beside_a_short_one() {
    String same = "a".repeat(1_100);
    Difference difference = strings(same + "X", same + "Y" + "z".repeat(100_000));
    assertThat(difference.expected(), is("..." + "a".repeat(198) + "X'"));
    assertThat(difference.actual(), is("..." + "a".repeat(100) + "Y" + "z".repeat(99) + "..."));
  }

  @Test
  void names_in_differences_are_visible() {
    Difference difference = Difference.ofName("namespace", "shop.a\nb", "shop.\u001b[2J");
    assertThat(
        difference.toString(), is("namespace: expected shop.a\\nb, but was shop.\\u001b[2J"));
    assertThat(difference("{'a\\u202eb': 1}", ExtendedJson.parse("{}")).path(), is("a\\u202eb"));
  }

  @Test
  void no_more_than_twenty_differences_are_written() {
    String numbers =
        IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    List<Difference> differences =
        DocumentPattern.of("{a: [" + numbers + "]}")
            .differences(ExtendedJson.parse("{a: [" + numbers.replace(" ", " -") + "]}"));
    String text = Difference.text(differences, "; ");
    assertThat(text.lines().count(), is(1L));
    assertThat(text.split("; ").length, is(21));
    assertThat(text, endsWith("; and 979 more"));
  }

  @Test
  void documents_and_arrays_are_abbreviated_and_closed() {
    String numbers =
        IntStream.range(0, 4000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    BsonDocument actual = ExtendedJson.parse("{a: {b: [" + numbers + "], c: 1}}");
    Difference difference = difference("{a: 7}", actual);
    String shown =
        IntStream.rangeClosed(0, 51).mapToObj(i -> i + ", ").collect(Collectors.joining());
    assertThat(difference.actual(), is("{b: [" + shown + "...], ...}"));
    assertThat(difference.wholeActual(), is("{b: [" + numbers + "], c: 1}"));
    assertThat(difference.expected(), is("7"));
  }

  @Test
  void words_around_a_value_stay() {
    String long1 = "{$$not: {b: '" + "x".repeat(500) + "'}}";
    Difference difference =
        difference("{a: " + long1 + "}", ExtendedJson.parse("{a: {b: '" + "x".repeat(500) + "'}}"));
    assertThat(difference.expected(), is("not {b: '" + "x".repeat(196) + "...'}"));
    assertThat(difference.wholeExpected(), is("not {b: '" + "x".repeat(500) + "'}"));
  }

  @Test
  void a_difference_of_texts_is_cut_too() {
    Difference difference = new Difference("p", "x".repeat(300), "absent");
    assertThat(difference.expected(), is("x".repeat(200) + "..."));
    assertThat(difference.wholeExpected(), is("x".repeat(300)));
    assertThat(difference.path(), is("p"));
    assertThat(difference.actual(), is("absent"));
  }

  @Test
  void differences_are_equal_if_their_whole_texts_are() {
    assertThat(strings("a", "b"), is(new Difference("s", "'a'", "'b'")));
    assertThat(strings("a", "b").hashCode(), is(new Difference("s", "'a'", "'b'").hashCode()));
    assertThat(strings("a", "b").equals(strings("a", "c")), is(false));
    assertThat(strings("a", "b").equals(strings("c", "b")), is(false));
    assertThat(strings("a", "b").equals(new Difference("t", "'a'", "'b'")), is(false));
    String tail = "x".repeat(300);
    assertThat(strings("a", tail + "1").equals(strings("a", tail + "2")), is(false));
  }

  /** Allocation, not time: it does not depend on the machine. */
  @Test
  void what_nobody_reads_costs_no_text() {
    String text = "x".repeat(1_000_000);
    BsonDocument actual = ExtendedJson.parse("{a: {b: '" + text + "'}}");
    DocumentPattern pattern = DocumentPattern.of("{a: 7}");
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    pattern.differences(actual);
    long before = threads.getCurrentThreadAllocatedBytes();
    List<Difference> differences = pattern.differences(actual);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated, lessThan(100_000L));
    assertThat(differences.get(0).wholeActual().length(), is(1_000_000 + 7));
  }

  @Test
  void a_key_that_could_be_taken_for_a_path_is_quoted() {
    assertThat(
        DocumentPattern.of("{'a.b': {'': {'c[0]': [1]}}}")
            .differences(ExtendedJson.parse("{'a.b': {'': {'c[0]': [2]}}}"))
            .get(0)
            .path(),
        is("'a.b'.''.'c[0]'[0]"));
  }
}

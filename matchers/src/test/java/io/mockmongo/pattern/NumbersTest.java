package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  private static final String LONG_2_53_PLUS_1 = "{$numberLong: '9007199254740993'}";

  private static String decimal(String digits) {
    return "{$numberDecimal: '" + digits + "'}";
  }

  private static String real(String digits) {
    return "{$numberDouble: '" + digits + "'}";
  }

  private static boolean same(String wanted, String actual) {
    boolean there = differences("{n: " + wanted + "}", "{n: " + actual + "}").isEmpty();
    boolean back = differences("{n: " + actual + "}", "{n: " + wanted + "}").isEmpty();
    assertThat("both ways", back, is(there));
    return there;
  }

  @Test
  void the_same_value_matches_whatever_its_type() {
    String[] sevens = {"7", "{$numberLong: '7'}", "7.0", decimal("7"), decimal("7.00")};
    for (String wanted : sevens) {
      for (String actual : sevens) {
        assertThat(wanted + " and " + actual, same(wanted, actual), is(true));
      }
    }
  }

  @Test
  void another_value_does_not() {
    String[] eights = {"8", "{$numberLong: '8'}", "8.0", "7.5", decimal("8"), decimal("7.0001")};
    for (String eight : eights) {
      assertThat(eight, same("7", eight), is(false));
      assertThat(eight, same("7.0", eight), is(false));
      assertThat(eight, same(decimal("7"), eight), is(false));
    }
  }

  @Test
  void a_long_beyond_the_precision_of_a_double_is_not_rounded() {
    assertThat(same(LONG_2_53_PLUS_1, "9007199254740992.0"), is(false));
    assertThat(same(LONG_2_53_PLUS_1, decimal("9007199254740993")), is(true));
    assertThat(same("{$numberLong: '9007199254740992'}", "9007199254740992.0"), is(true));
    assertThat(same("{$numberLong: '9223372036854775807'}", "9223372036854775808.0"), is(false));
  }

  @Test
  void an_int64_is_not_cut_to_an_int32() {
    assertThat(same("1", "{$numberLong: '4294967297'}"), is(false));
    assertThat(same("-1", "{$numberLong: '4294967295'}"), is(false));
  }

  @Test
  void a_double_has_the_value_that_it_stores() {
    assertThat(same("0.1", decimal("0.1")), is(false));
    assertThat(same("0.5", decimal("0.50")), is(true));
  }

  @Test
  void zeros_at_the_end_of_a_decimal_do_not_count() {
    assertThat(same(decimal("1.10"), decimal("1.1")), is(true));
    assertThat(same(decimal("1E+3"), "1000"), is(true));
    assertThat(same(decimal("1.10"), decimal("1.11")), is(false));
  }

  @Test
  void zero_is_zero_with_any_sign_and_type() {
    String[] zeros = {"0", "0.0", real("-0.0"), decimal("0"), decimal("-0"), decimal("-0E+3")};
    for (String wanted : zeros) {
      for (String actual : zeros) {
        assertThat(wanted + " and " + actual, same(wanted, actual), is(true));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN,NaN,true",
    "Infinity,Infinity,true",
    "-Infinity,-Infinity,true",
    "Infinity,-Infinity,false",
    "NaN,Infinity,false",
    "NaN,-Infinity,false"
  })
  void what_is_not_finite_matches_its_like_in_double_and_decimal(
      String one, String other, boolean same) {
    assertThat(same(real(one), real(other)), is(same));
    assertThat(same(real(one), decimal(other)), is(same));
    assertThat(same(decimal(one), real(other)), is(same));
    assertThat(same(decimal(one), decimal(other)), is(same));
  }

  @Test
  void what_is_not_finite_is_no_finite_number() {
    for (String odd : new String[] {"NaN", "Infinity", "-Infinity"}) {
      assertThat(same(real(odd), "0"), is(false));
      assertThat(same(decimal(odd), real("1.7976931348623157E308")), is(false));
      assertThat(same(decimal(odd), decimal("9E+6144")), is(false));
    }
  }

  @Test
  void the_ends_of_the_decimal_range_are_compared_too() {
    assertThat(same(decimal("1E+6144"), decimal("10E+6143")), is(true));
    assertThat(same(decimal("1E-6176"), "0"), is(false));
    assertThat(same(decimal("1E+6144"), "1"), is(false));
  }

  @Test
  void a_number_is_not_its_text() {
    assertThat(same("7", "'7'"), is(false));
    assertThat(same("1", "true"), is(false));
    assertThat(same("0", "null"), is(false));
  }

  @Test
  void the_difference_shows_the_type_where_it_is_no_int32() {
    assertThat(
        differences("{n: " + LONG_2_53_PLUS_1 + "}", "{n: 9007199254740992.0}"),
        is("n: expected {$numberLong: '9007199254740993'}, but was" + " 9.007199254740992E15"));
  }
}

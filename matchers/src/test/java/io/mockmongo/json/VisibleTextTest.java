package io.mockmongo.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void escapes_what_a_terminal_obeys_or_does_not_show() {
    assertThat(VisibleText.of("a\r\nb\tc\bd\fe"), is("a\\r\\nb\\tc\\bd\\fe"));
    assertThat(
        VisibleText.of("\u001b[31m\u0000\u007f\u009b"), is("\\u001b[31m\\u0000\\u007f\\u009b"));
    assertThat(
        VisibleText.of("a\u202eb\u2066c\u200bd\ufeff"), is("a\\u202eb\\u2066c\\u200bd\\ufeff"));
    assertThat(VisibleText.of("a\u2028b\u2029c\u0085"), is("a\\u2028b\\u2029c\\u0085"));
    assertThat(VisibleText.of("half \ud83d"), is("half \\ud83d"));
    assertThat(VisibleText.of("tag \udb40\udc41"), is("tag \\udb40\\udc41"));
  }

  @Test
  void leaves_all_other_text_as_it_is() {
    for (String text : new String[] {"", "orders", "C:\\temp 'x' \"y\"", "größe 数量 \ud83d\ude00"}) {
      assertThat(VisibleText.of(text), is(text));
    }
  }

  @Test
  void cuts_no_character_in_two() {
    assertThat(VisibleText.of("abc", 3), is("abc"));
    assertThat(VisibleText.of("abcd", 3), is("abc..."));
    assertThat(VisibleText.of("ab\ud83d\ude00d", 3), is("ab..."));
    assertThat(VisibleText.of("abcd", 0), is("..."));
  }

  @Test
  void keeps_the_lines_of_a_message() {
    assertThat(VisibleText.lines("a\nb\u001b\rc", 9), is("a\nb\\u001b\\rc"));
  }
}

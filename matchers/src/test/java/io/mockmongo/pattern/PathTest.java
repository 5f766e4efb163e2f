package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.request.RequestPattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

  private static final BsonDocument DOCUMENT =
      ExtendedJson.parse(
          "{a: {b: [{c: 1}, [2, 3]], '0': 4, b: 5}, 'x y': 6, $db: 7, n: null, s: 'abc'}");

  @ParameterizedTest
  @CsvSource({
    "a.b[0].c,1",
    "a.b.0.c,1",
    "a.b[1][0],2",
    "a.b.1.1,3",
    "a.b[1].1,3",
    "a.0,4",
    "x y,6",
    "$db,7",
    "n,null",
    "a.b[00].c,1"
  })
  void leads_to_a_value_by_names_and_indexes(String path, String value) {
    assertThat(Path.parse(path).in(DOCUMENT), is(ExtendedJson.parseValue(value)));
    assertThat(Path.parse(path).toString(), is(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b",
        "a.c",
        "a.b.c",
        "a.b[2]",
        "a.b[0].c.d",
        "a.b[0][0]",
        "a[0]",
        "n.x",
        "s[0]",
        "s.0",
        "a.b.-1",
        "a.b.9999999999",
        "a.b[999999999]",
        "A"
      })
  void leads_nowhere_where_nothing_stands(String path) {
    BsonValue value = Path.parse(path).in(DOCUMENT);
    assertThat(value, nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".a", "a.", "a..b", "[0]", "[0].a", "a.[0]", "a.b.[0].c"})
  void a_text_with_an_empty_name_is_no_path(String text) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Path.parse(text));
    assertThat(
        refusal.getMessage(),
        is(
            "\""
                + text
                + "\" is not a path: write field names and indexes, as in documents[0].qty"));
  }

  @ParameterizedTest
  @CsvSource({
    "a[],[]",
    "a[x],[x]",
    "a[-1],[-1]",
    "a[0,[0",
    "a[0]b,b",
    "a[0]b[1],b[1]",
    "a[ 0 ],[ 0 ]",
    "a[1234567890],[1234567890]",
    "a.b[1][,[",
  })
  void what_stands_in_brackets_should_be_an_index(String text, String index) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Path.parse(text));
    assertThat(
        refusal.getMessage(),
        is(
            "\""
                + text
                + "\" is not a path: expected an index such as [0], but found \""
                + index
                + "\""));
  }

  @Test
  void a_pattern_refuses_a_bad_path_when_it_is_made() {
    RequestPattern base = RequestPattern.anyCommand();
    assertThrows(IllegalArgumentException.class, () -> base.with("a..b", anything()));
    assertThrows(IllegalArgumentException.class, () -> base.without("a[x]"));
  }
}

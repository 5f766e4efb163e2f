package io.mockmongo.pattern;

import static io.mockmongo.request.Requests.differences;
import static io.mockmongo.request.Requests.matches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.bson.BsonType;
import org.junit.jupiter.api.Test;

class TypeTest {

  private static final Map<String, String> SAMPLES = BsonTypes.samples();
  private static final List<String> NUMBERS = List.of("double", "int", "long", "decimal");

  @Test
  void each_type_has_its_name_and_no_other() {
    SAMPLES.forEach(
        (type, sample) ->
            SAMPLES
                .keySet()
                .forEach(
                    name ->
                        assertThat(
                            name + " of " + sample,
                            matches("{v: {$$type: '" + name + "'}}", "{v: " + sample + "}"),
                            is(name.equals(type)))));
  }

  @Test
  void all_types_are_there() {
    assertThat(SAMPLES.size(), is(BsonType.values().length - 1)); // one only ends a document
  }

  @Test
  void number_is_any_of_four() {
    SAMPLES.forEach(
        (type, sample) ->
            assertThat(
                type,
                matches("{v: {$$type: 'number'}}", "{v: " + sample + "}"),
                is(NUMBERS.contains(type))));
  }

  @Test
  void an_array_names_several() {
    String pattern = "{v: {$$type: ['int', 'long', 'string']}}";
    SAMPLES.forEach(
        (type, sample) ->
            assertThat(
                type,
                matches(pattern, "{v: " + sample + "}"),
                is(List.of("int", "long", "string").contains(type))));
  }

  @Test
  void absence_has_no_type_and_elements_of_an_array_do_not_count() {
    assertThat(
        differences("{v: {$$type: 'null'}}", "{}"), is("v: expected type null, but was absent"));
    assertThat(
        differences("{v: {$$type: 'int'}}", "{v: [1]}"),
        is("v: expected type int, but was [1] (array)"));
  }

  @Test
  void a_difference_names_both_types() {
    assertThat(
        differences("{v: {$$type: ['int', 'long']}}", "{v: 7.0}"),
        is("v: expected type int or long, but was 7.0 (double)"));
    assertThat(
        differences("{v: {$$type: 'int'}}", "{v: {$numberLong: '7'}}"),
        is("v: expected type int, but was 7 (long)"));
    assertThat(
        differences("{v: {$$type: 'int'}}", "{v: {$numberDecimal: '7.0'}}"),
        is("v: expected type int, but was 7.0 (decimal)"));
    assertThat(
        differences("{v: {$$type: 'string'}}", "{v: {$symbol: 'x'}}"),
        is("v: expected type string, but was {$symbol: 'x'} (symbol)"));
  }

  @Test
  void the_whole_document_has_a_type_too() {
    assertThat(differences("{$$type: 'object'}", "{a: 1}"), is(""));
    assertThat(
        differences("{$$type: 'array'}", "{a: 1}"),
        is("expected type array, but was {a: 1} (object)"));
  }
}

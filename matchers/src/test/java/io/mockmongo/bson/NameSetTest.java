package io.mockmongo.bson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import java.util.Collections;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSetTest {

  private static final NameSet NAMES = NameSet.of("$db", "lsid", "\u00e4");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | 0",
        "{$db: 'd'} | 1",
        "{ping: 1, lsid: {id: 1}, $db: 'd'} | 3",
        "{\u00e4: 1} | 4",
        "{a: {lsid: 1}, lsi: 1, lsids: 1} | 0",
        "{lsid: 1, lsid: 2} | 2"
      })
  void tells_which_names_are_top_level_fields(String document, int bits) {
    assertEquals(bits, NAMES.in(ExtendedJson.parse(document)));
  }

  @Test
  void a_document_may_be_a_part_of_an_array() {
    byte[] bytes = {9, 9, 15, 0, 0, 0, 16, 'l', 's', 'i', 'd', 0, 1, 0, 0, 0, 0, 9};

    assertEquals(2, NAMES.in(new RawBsonDocument(bytes, 2, 15)));
  }

  @Test
  void accepts_at_most_32_names() {
    String[] many = Collections.nCopies(33, "a").toArray(String[]::new);

    assertEquals(
        "33 names exceed the maximum of 32",
        assertThrows(IllegalArgumentException.class, () -> NameSet.of(many)).getMessage());
  }
}

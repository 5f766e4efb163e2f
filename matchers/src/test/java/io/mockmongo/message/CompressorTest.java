package io.mockmongo.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressorTest {

  @ParameterizedTest
  @CsvSource({"NOOP, 0, noop", "SNAPPY, 1, snappy", "ZLIB, 2, zlib", "ZSTD, 3, zstd"})
  void has_the_number_and_the_name_of_the_specification(
      Compressor compressor, int number, String name) {
    assertEquals(number, compressor.number());
    assertEquals(name, compressor.toString());
    assertEquals(Optional.of(compressor), Compressor.of(number));
    assertEquals(Optional.of(compressor), Compressor.named(name));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4, 255})
  void other_numbers_are_not_compressors(int number) {
    assertEquals(Optional.empty(), Compressor.of(number));
  }

  @Test
  void a_name_is_known_in_lower_case_only() {
    assertEquals(Optional.empty(), Compressor.named("ZLIB"));
    assertEquals(Optional.empty(), Compressor.named("lz4"));
  }
}

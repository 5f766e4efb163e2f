package io.mockmongo.pattern;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

  private static final List<String> NAMES =
      Arrays.stream(Operator.values()).map(Operator::key).toList();

  @ParameterizedTest
  @CsvSource({
    "$$exist,$$exists",
    "$$Exists,$$exists",
    "$$exsits,$$exists",
    "$$unset,$$unsetOrMatches",
    "$$all,$$allOf",
    "$$any,$$anyOf",
    "$$anyorder,$$anyOrder",
    "$$order,$$ordered",
    "$$contain,$$contains",
    "$$nor,$$not",
    "$$ltee,$$lte",
    "$$matchAs,$$matchAsRoot",
    "$$matchesHexByte,$$matchesHexBytes"
  })
  void a_few_slips_and_a_missing_end_are_seen_through(String written, String meant) {
    assertThat(NearestName.of(written, NAMES), is(Optional.of(meant)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$$", "$$e", "$$in", "$$ne", "$$eq", "$$elemMatch", "$$matchesEntity"})
  void what_is_like_none_has_no_nearest(String written) {
    assertThat(NearestName.of(written, NAMES), is(Optional.empty()));
  }
}

package io.mockmongo.script;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system property {@code mockmongo.timeout}. */
class TimeoutPropertyTest {

  @Test
  void is_a_number_of_seconds_with_a_fraction() {
    assertThat(Timeouts.ofSeconds("0.25"), is(Timeouts.all(Duration.ofMillis(250))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "5s", "", "NaN", "Infinity", "1e20", "31536001", "1e-9"})
  void is_rejected_unless_it_is_greater_than_zero(String seconds) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Timeouts.ofSeconds(seconds));

    assertThat(
        thrown.getMessage(),
        is(
            "system property mockmongo.timeout is \""
                + seconds
                + "\"; give a number of seconds, greater than 0 and at most 31536000"));
  }
}

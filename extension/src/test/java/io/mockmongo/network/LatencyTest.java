package io.mockmongo.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Delays that a seed draws. */
class LatencyTest {

  private static final Duration MIN = Duration.ofMillis(2);
  private static final Duration MAX = Duration.ofMillis(5);

  @Test
  void a_seed_draws_the_same_again() {
    assertThat(drawn(42, 3), is(drawn(42, 3)));
  }

  @Test
  void another_seed_and_another_connection_draw_others() {
    assertThat(drawn(43, 3), is(not(drawn(42, 3))));
    assertThat(drawn(42, 4), is(not(drawn(42, 3))));
    assertThat(drawn(42, 4), is(not(drawn(43, 3))));
  }

  @Test
  void all_are_within_the_bounds_and_they_differ() {
    List<Long> drawn = drawn(42, 1);

    assertThat(
        drawn,
        everyItem(both(greaterThanOrEqualTo(2_000_000L)).and(lessThanOrEqualTo(5_000_000L))));
    assertThat(new HashSet<>(drawn).size(), greaterThan(90));
  }

  private static List<Long> drawn(long seed, int connection) {
    Latency latency = Latency.between(MIN, MAX, seed);
    LongStream delays =
        IntStream.rangeClosed(1, 100).mapToLong(reply -> latency.nanos(connection, reply));
    return delays.boxed().toList();
  }
}

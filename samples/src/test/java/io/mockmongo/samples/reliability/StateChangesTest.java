package io.mockmongo.samples.reliability;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;

/** The short form of the run, which fails if a driver does not conclude the same each time. */
class StateChangesTest {

  private static final String STEPPED_DOWN =
      "{REPLICA_SET_SECONDARY=1, UNKNOWN=1}, pool cleared 0, stale connections 0";
  private static final String SHUT_DOWN = "{UNKNOWN=2}, pool cleared 1, stale connections 1";

  @Test
  void a_driver_concludes_the_same_from_each_error() {
    String conclusions = new StateChanges(10107, 91).run(50);

    for (String mode : new String[] {"stream", "poll"}) {
      assertThat(conclusions, containsString("10107, " + mode + ": 50 times " + STEPPED_DOWN));
      assertThat(conclusions, containsString("91, " + mode + ": 50 times " + SHUT_DOWN));
    }
  }
}

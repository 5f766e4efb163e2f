package io.mockmongo.call;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupSequenceTest {

  private final CleanupSequence steps = new CleanupSequence();

  @Test
  void every_step_is_done_and_the_first_failure_is_kept_with_later_ones_beneath_it() {
    List<String> done = new ArrayList<>();
    AssertionError first = new AssertionError("first");
    IOException second = new IOException("second");

    steps.run(() -> done.add("one"));
    steps.run(() -> fail(first));
    steps.run(() -> fail(second));
    steps.run(() -> fail(first));
    steps.run(() -> done.add("two"));

    AssertionError thrown = assertThrows(AssertionError.class, steps::throwFirst);
    assertThat(thrown, sameInstance(first));
    assertThat(thrown.getSuppressed(), is(arrayContaining(second)));
    assertEquals(List.of("one", "two"), done);
  }

  @Test
  void steps_that_went_well_throw_nothing() throws Exception {
    steps.run(() -> {});

    steps.throwFirst();
  }

  private static void fail(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }
}

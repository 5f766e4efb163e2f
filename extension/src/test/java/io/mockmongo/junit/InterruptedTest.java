package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** A test whose own thread is interrupted leaves nothing either. */
class InterruptedTest {

  @MockMongo
  static class WaitingCase {
    static MockMongoServer left;

    @Test
    void is_interrupted_as_it_receives(MockMongoServer server) {
      left = server;
      Thread.currentThread().interrupt();
      server.receives();
    }
  }

  @Test
  void one_that_waits_in_vain() {
    Throwable failure = Run.of(WaitingCase.class).failure();

    assertThat(failure.getMessage(), is("interrupted while waiting for: any command"));
    assertThat(Left.threadsOf(WaitingCase.left), empty());
  }
}

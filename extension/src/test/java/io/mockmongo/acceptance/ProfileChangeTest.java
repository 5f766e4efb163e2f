package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The test makes the profile that a server reports from the one before. */
class ProfileChangeTest {

  @Test
  void each_change_is_made_once() {
    AtomicInteger made = new AtomicInteger();
    try (var server = MockMongoServer.start()) {
      server.changesProfile(
          profile -> made.incrementAndGet() == 1 ? profile.release(ServerRelease.V7_0) : profile);

      assertThat(server.profile().release(), is(ServerRelease.V7_0));
      assertThat(made.get(), is(1));
    }
  }

  @Test
  void a_change_that_makes_none_changes_nothing() {
    try (var server = MockMongoServer.start()) {
      ServerProfile before = server.profile();

      var mistake =
          assertThrows(NullPointerException.class, () -> server.changesProfile(any -> null));

      assertThat(mistake.getMessage(), is("the profile that changesProfile made"));
      assertThat(server.profile(), is(before));
    }
  }
}

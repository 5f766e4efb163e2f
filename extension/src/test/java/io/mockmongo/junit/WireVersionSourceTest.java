package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.WireVersionsTest.wireVersionSeen;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerRelease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases as arguments of parameterized tests. */
class WireVersionSourceTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class ArgumentCase {
    @BeforeEach
    void before(MongoClient client) {
      ping(client);
    }

    @ParameterizedTest
    @WireVersionSource(from = "6.0", to = "8.0")
    void speaks_to(ServerRelease release, MongoClient client) {
      assertThat(wireVersionSeen(client), is(release.wireVersion()));
    }

    @ParameterizedTest
    @EnumSource(names = {"V4_4", "V7_0"})
    void speaks_to_any_source(ServerRelease release, MongoClient client) {
      assertThat(wireVersionSeen(client), is(release.wireVersion()));
    }

    @ParameterizedTest
    @ValueSource(ints = 1)
    void has_the_newest_where_no_argument_is_a_release(int one, MongoClient client) {
      assertThat(wireVersionSeen(client), is(ServerRelease.newestOfDriver().wireVersion()));
    }
  }

  @Test
  void a_release_among_the_arguments_is_the_servers() {
    assumeTrue(Run.junitHas("org.junit.jupiter.params.ParameterInfo"));

    Run run = Run.of(ArgumentCase.class);

    run.passes(6);
    assertThat(run.displayNames().toString(), containsString("6.0"));
  }

  @MockMongo
  static class WrongSourceCase {
    @ParameterizedTest
    @WireVersionSource(releases = "6.5")
    void never_runs(ServerRelease release) {}
  }

  @Test
  void a_source_of_releases_that_there_are_not_is_a_mistake() {
    assertThat(
        Run.of(WrongSourceCase.class).classFailure().getMessage(),
        containsString("@WireVersionSource on WrongSourceCase.never_runs(): unknown release"));
  }

  @MockMongo
  static class EarlyCase {
    @ParameterizedTest
    @WireVersionSource(releases = "7.0")
    void never_runs(ServerRelease release) {}
  }

  @Test
  void a_release_that_junit_does_not_tell_of_is_a_mistake() {
    assumeFalse(Run.junitHas("org.junit.jupiter.params.ParameterInfo"));

    assertEquals(
        "EarlyCase.never_runs() takes a release as an argument, which needs JUnit 5.14 or newer; with"
            + " this version, use @WireVersionTest",
        Run.of(EarlyCase.class).failure().getMessage());
  }
}

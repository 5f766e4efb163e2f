package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.WireVersionsTest.wireVersionSeen;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerRelease;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of a release, wherever the release and the server are declared. */
class WireVersionPlacesTest {

  @MockMongo
  @AutoRespond(command = "ping")
  @WireVersionClass(releases = {"4.4", "7.0"})
  static class NestedClassServerCase {
    @Nested
    @MockMongo(scope = Scope.CLASS)
    class ScopeCase {
      @Test
      void speaks_to(ServerRelease release, MongoClient client) {
        isSeen(release, client);
      }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InstanceCase {
      @FromServer MongoClient field;

      @Test
      void speaks_to(ServerRelease release) {
        isSeen(release, field);
      }
    }
  }

  @Test
  void a_server_for_a_whole_class_within_one_release_is_of_that() {
    assumeTrue(
        Run.junitHas("org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider"));

    Run.of(NestedClassServerCase.class).passes(4);
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class LongInstanceCase {
    @MockMongo
    @AutoRespond(command = "ping")
    @WireVersionTest(releases = {"4.4", "7.0"})
    void speaks_to(ServerRelease release, MongoClient client) {
      isSeen(release, client);
    }
  }

  @Test
  void a_server_of_the_method_is_where_the_instance_was_there_before() {
    Run.of(LongInstanceCase.class).passes(2);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @ParameterizedClass
  @WireVersionSource(releases = {"4.4", "7.0"})
  static class OtherArgumentCase {
    @Parameter ServerRelease release;

    @ParameterizedTest
    @ValueSource(ints = 1)
    void speaks_to(int other, MongoClient client) {
      isSeen(release, client);
    }
  }

  @Test
  void an_argument_of_the_class_counts_where_those_of_the_test_have_no_release() {
    assumeTrue(Run.junitHas("org.junit.jupiter.params.ParameterInfo"));

    Run.of(OtherArgumentCase.class).passes(2);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class NoReleaseCase {
    @ParameterizedTest
    @ValueSource(ints = 1)
    void speaks_to(int other, MongoClient client) {
      isSeen(ServerRelease.newestOfDriver(), client);
    }
  }

  @Test
  void arguments_without_a_release_are_no_matter_for_any_junit() {
    Run.of(NoReleaseCase.class).passes(1);
  }

  private static void isSeen(ServerRelease release, MongoClient client) {
    ping(client);
    assertThat(wireVersionSeen(client), is(release.wireVersion()));
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.WireVersionsTest.wireVersionSeen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerRelease;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases that come by other ways than plain arguments and annotations. */
class ReleasesInOddPlacesTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class ConvertedCase {
    @ParameterizedTest
    @CsvSource({"1, V4_4", "2, V7_0"})
    void csv(int n, ServerRelease release, MongoClient client) {
      ping(client);
      assertEquals(release.wireVersion(), wireVersionSeen(client));
    }

    @ParameterizedTest
    @ValueSource(strings = "V4_4")
    void value(ServerRelease release, MongoClient client) {
      ping(client);
      assertEquals(release.wireVersion(), wireVersionSeen(client));
    }
  }

  @Test
  void a_release_that_junit_converts_from_text_is_the_servers() {
    assumeTrue(Run.junitHas("org.junit.jupiter.params.ParameterInfo"));

    Run.of(ConvertedCase.class).passes(3);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @WireVersionClass(releases = "7.0")
  abstract static class Base {
    @Test
    void speaks(ServerRelease release, MongoClient client) {
      ping(client);
    }
  }

  static class InheritedCase extends Base {}

  @Test
  void a_class_for_releases_may_be_a_superclass() {
    assumeTrue(Run.junitHas("org.junit.jupiter.api.ClassTemplate"));

    Run.of(InheritedCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @ParameterizedClass
  @WireVersionSource(releases = "4.4")
  static class ArgumentOfClassCase {
    @Parameter ServerRelease release;

    @Test
    void speaks(MongoClient client) {
      ping(client);
      assertEquals(release.wireVersion(), wireVersionSeen(client));
    }
  }

  @Test
  void a_class_with_a_release_is_served_or_told() {
    assumeTrue(Run.junitHas("org.junit.jupiter.params.ParameterizedClass"));

    Run run = Run.of(ArgumentOfClassCase.class);
    if (Run.junitHas("org.junit.jupiter.params.ParameterInfo")) {
      run.passes(1);
    } else {
      Assertions.assertInstanceOf(
          org.junit.jupiter.api.extension.ExtensionConfigurationException.class, run.failure());
    }
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ServerDescription;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** One test for each of several releases, and one release for a test. */
class WireVersionsTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class MatrixCase {
    static final Set<Object> SERVERS = ConcurrentHashMap.newKeySet();

    @WireVersionTest(from = "4.2", to = "8.0")
    void speaks_to(ServerRelease release, MongoClient client, MockMongoServer server) {
      ping(client);
      SERVERS.add(server);
      assertThat(wireVersionSeen(client), is(release.wireVersion()));
    }
  }

  @Test
  void each_release_gets_a_server_of_its_own() {
    Run run = Run.of(MatrixCase.class);

    run.passes(6);
    assertThat(MatrixCase.SERVERS.size(), is(6));
    assertEquals(
        List.of(
            "release 4.2 (wire version 8)",
            "release 4.4 (wire version 9)",
            "release 5.0 (wire version 13)",
            "release 6.0 (wire version 17)",
            "release 7.0 (wire version 21)",
            "release 8.0 (wire version 25)"),
        run.displayNames());
  }

  static class ListedCase {
    @MockMongo
    @AutoRespond(command = "ping")
    @WireVersionTest(releases = {"4.4", "7.0"})
    void speaks_to(ServerRelease release, MongoClient client) {
      ping(client);
      assertThat(wireVersionSeen(client), is(release.wireVersion()));
    }
  }

  @Test
  void releases_are_listed_one_by_one() {
    Run.of(ListedCase.class).passes(2);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class DefaultCase {
    @WireVersionTest
    void speaks_to(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void all_that_the_driver_speaks_unless_told_otherwise() {
    int releases = ServerRelease.between("4.2", ServerRelease.newestOfDriver().toString()).size();

    Run.of(DefaultCase.class).passes(releases);
  }

  @MockMongo
  static class RefusedCase {
    @WireVersionTest(releases = {"3.6", "4.0", "future"})
    void is_refused(ServerRelease release, MongoClient client) throws Exception {
      assumeTrue(release == ServerRelease.FUTURE || release.wireVersion() < oldestOfDriver());

      assertThrows(MongoIncompatibleDriverException.class, () -> ping(client));
    }
  }

  /** By reflection, since javac would copy the constant in. */
  private static int oldestOfDriver() throws ReflectiveOperationException {
    return ServerDescription.class.getField("MIN_DRIVER_WIRE_VERSION").getInt(null);
  }

  @Test
  void the_driver_refuses_what_is_too_old_or_too_new() {
    assertThat(Run.of(RefusedCase.class).failures(), is(empty()));
  }

  @MockMongo(release = "6.0")
  @AutoRespond(command = "ping")
  static class OneReleaseCase {
    @Test
    void speaks_to(MongoClient client) {
      ping(client);
      assertThat(wireVersionSeen(client), is(17));
    }
  }

  @Test
  void one_release_for_all_tests() {
    Run.of(OneReleaseCase.class).passes(1);
  }

  @MockMongo(release = "6.5")
  static class UnknownCase {
    @Test
    void never_runs() {}
  }

  @Test
  void a_release_that_there_is_not_is_a_mistake() {
    Throwable mistake = Run.of(UnknownCase.class).classFailure();

    assertThat(mistake instanceof ExtensionConfigurationException, is(true));
    assertEquals(
        "@MockMongo: release: unknown release \"6.5\"; known are 3.6, 4.0, 4.2, 4.4, 5.0, 6.0,"
            + " 7.0, 8.0, 8.1, 8.2, 8.3, 9.0, future",
        mistake.getMessage());
  }

  static class NoServerCase {
    @WireVersionTest
    void never_runs(ServerRelease release) {}
  }

  @Test
  void a_test_for_releases_wants_a_server() {
    Throwable mistake = Run.of(NoServerCase.class).failures().get(0);

    assertThat(mistake.getMessage(), containsString("has no server; put @MockMongo on the method"));
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class ConstructorCase {
    @FromServer MongoClient field;
    private final MongoClient ofConstructor;

    ConstructorCase(MongoClient client) {
      ofConstructor = client;
    }

    @WireVersionTest(releases = {"4.4", "7.0"})
    void speaks_to(ServerRelease release) {
      ping(ofConstructor);
      ping(field);
      assertThat(wireVersionSeen(ofConstructor), is(release.wireVersion()));
    }
  }

  @Test
  void fields_and_constructors_have_the_release_too() {
    Run.of(ConstructorCase.class).passes(2);
  }

  static int wireVersionSeen(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().get(0).getMaxWireVersion();
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.junit.WireVersionClass;
import io.mockmongo.junit.WireVersionSource;
import io.mockmongo.junit.WireVersionTest;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The same test against servers of several releases. */
@MockMongo
class ReleasesTest {

  @WireVersionTest(from = "4.2", to = "8.0")
  @AutoRespond(command = "ping")
  void speaks_to(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    shop.runCommand(new Document("ping", 1));

    server.verify(once(), command("ping").on("shop"));
  }

  @Test
  @MockMongo(release = "3.6")
  void is_too_old_for_the_driver(MongoClient client) {
    assertThrows(
        MongoIncompatibleDriverException.class,
        () -> client.getDatabase("shop").runCommand(new Document("ping", 1)));
  }

  @ParameterizedTest
  @WireVersionSource(releases = {"4.4", "8.0"})
  @AutoRespond(command = "ping")
  void as_an_argument(ServerRelease release, MongoClient client) {
    client.getDatabase("shop").runCommand(new Document("ping", 1));

    assertThat(wireVersion(client), is(release.wireVersion()));
  }

  @Nested
  @WireVersionClass(from = "6.0", to = "8.0")
  class NegotiationTest {

    @Test
    @AutoRespond(command = "ping")
    void every_test_runs_once_per_release(ServerRelease release, MongoClient client) {
      client.getDatabase("shop").runCommand(new Document("ping", 1));

      assertThat(wireVersion(client), is(release.wireVersion()));
    }
  }

  private static int wireVersion(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().get(0).getMaxWireVersion();
  }
}

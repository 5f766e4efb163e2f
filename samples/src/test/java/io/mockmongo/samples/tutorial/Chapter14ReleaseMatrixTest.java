package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.PRIMARY_STEPPED_DOWN;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.junit.WireVersionTest;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;

/**
 * An application expects its driver to behave alike with all releases of the server, although
 * releases differ: 4.2 does not know {@code hello} and has to be polled, later releases report
 * topology changes by themselves. A matrix runs one test with a server of each release, and the
 * test report names the releases that failed.
 */
@MockMongo
class Chapter14ReleaseMatrixTest {

  @WireVersionTest
  @AutoRespond(command = "insert", error = PRIMARY_STEPPED_DOWN, times = 1)
  @AutoRespond(command = "insert")
  void a_write_survives_a_step_down(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    orders.insertOne(new Document("_id", 7));

    server.verify(times(2), command("insert").matching("{txnNumber: 1}"));
  }

  @WireVersionTest(from = "4.4", to = "8.0")
  @AutoRespond(command = "ping")
  void the_driver_knows_which_release_it_talks_to(ServerRelease release, MongoClient client) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));

    int wireVersion =
        client.getClusterDescription().getServerDescriptions().get(0).getMaxWireVersion();
    assertThat(wireVersion, is(release.wireVersion()));
  }

  @WireVersionTest(releases = {"3.6", "4.0", "future"})
  void is_refused(@Namespace("shop") MongoDatabase shop, MockMongoServer server) {
    assertThrows(
        MongoIncompatibleDriverException.class, () -> shop.runCommand(new Document("ping", 1)));

    server.verify(never(), anyCommand());
  }
}

package io.mockmongo.samples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A reply says what only the running server knows. */
@MockMongo
class OwnAddressTest {

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{hosts: ['${address}'], arbiters: [], tags: {port: '${port}'}}")
  @AutoRespond(command = "ping")
  void in_its_handshake(MongoClient client, MockMongoServer server) {
    client.getDatabase("admin").runCommand(new Document("ping", 1));

    var seen = client.getClusterDescription().getServerDescriptions().get(0);
    assertThat(seen.getAddress(), is(new ServerAddress(server.address())));
    assertThat(server.address().endsWith(seen.getTagSet().iterator().next().getValue()), is(true));
  }
}

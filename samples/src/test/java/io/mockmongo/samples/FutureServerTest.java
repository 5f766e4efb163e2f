package io.mockmongo.samples;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A declared handshake is merged over the server's own: only the wire versions differ. */
@MockMongo
@AutoRespond(
    command = {"hello", "isMaster"},
    reply = "{minWireVersion: 30, maxWireVersion: 30}")
class FutureServerTest {

  @Test
  void the_driver_refuses_to_talk_to_it(MongoClient client) {
    MongoIncompatibleDriverException refusal =
        assertThrows(
            MongoIncompatibleDriverException.class,
            () -> client.getDatabase("admin").runCommand(new Document("ping", 1)));

    assertThat(refusal.getMessage(), containsString("requires wire version 30"));
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.profile.Topology.STANDALONE;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A hold takes the built-in answer away, so that the test gives the handshake by hand. */
@MockMongo(topology = STANDALONE)
class HandshakeByHandTest {

  @Test
  @AutoRespond(command = "ping")
  void the_handshake_is_held_and_then_answered(ConnectionString uri, MockMongoServer server) {
    var hold = server.holds(hello());
    try (var client = MongoClients.create(uri)) {
      var ping = server.go(() -> client.getDatabase("admin").runCommand(new Document("ping", 1)));

      Request handshake = server.receives(hello());
      assertThat(handshake.command().get("helloOk").asBoolean().getValue(), is(true));
      assertThat(ping.isDone(), is(false)); // no server is known yet, so nothing was sent
      handshake.replies("{ismaster: true, minWireVersion: 0, maxWireVersion: 21}");
      hold.cancel(); // the driver's other connections are answered by themselves

      assertThat(ping.result().getDouble("ok"), is(1.0));
      server.verify(once(), command("ping"));
    }
  }
}

package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.message.Opcode.OP_QUERY;
import static io.mockmongo.profile.Topology.STANDALONE;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Hold;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A driver and a server begin each connection with a handshake. The driver says who it is; the
 * server says what it is: a standalone or a member of a replica set, which protocol versions it
 * speaks, whether it knows sessions. Until then the driver sends nothing that you asked it for, and
 * afterwards it uses only what the server said it has.
 *
 * <p>The first words go out as {@code isMaster} in an old kind of message, OP_QUERY, which servers
 * of all ages understand.
 */
@MockMongo(topology = STANDALONE)
class Chapter01HandshakeTest {

  @Test
  @AutoRespond(command = "ping")
  void by_hand_nothing_is_sent_before_the_handshake_is_answered(
      MongoClientSettings settings, MockMongoServer server) {
    Hold hold = server.holds(hello()); // before there is a client, which would get its answer
    try (MongoClient client = MongoClients.create(settings)) {
      Call<Document> ping = server.go(() -> ping(client));

      Request handshake =
          server.receives(
              hello().sentAs(OP_QUERY).with("client.driver.name", startsWith("mongo-java-driver")));
      server.verify(never(), command("ping"));
      handshake.replies(Reply.exactly("{ok: 1, ismaster: true, maxWireVersion: 21}"));
      hold.cancel(); // more connections follow, each with a handshake; the server answers those

      assertThat(ping.result().getDouble("ok"), is(1.0));
    }
  }

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      exact = true,
      reply = "{ok: 1, ismaster: true, maxWireVersion: 21}")
  @AutoRespond(command = "ping")
  void by_an_auto_response_every_connection_is_told_the_same(
      MongoClient client, MockMongoServer server) {
    ping(client);

    // This handshake offers no sessions, so none is used.
    server.verify(once(), command("ping").without("lsid"));
  }

  @Test
  @AutoRespond(command = "ping")
  void left_alone_the_server_introduces_itself(MongoClient client, MockMongoServer server) {
    ping(client);

    server.verify(atLeast(2), hello()); // one connection to watch the server, one to work with
    server.verify(once(), command("ping").matching("{lsid: {$$exists: true}}"));
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

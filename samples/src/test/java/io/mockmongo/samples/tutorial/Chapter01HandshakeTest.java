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
 * A driver and a server begin each connection with a handshake. The driver sends its name, its
 * version and its platform. The server sends its role (a standalone or a member of a replica set),
 * the protocol versions that it supports, and whether it supports sessions. The driver sends no
 * command of yours before the handshake is answered, and uses only what the server supports.
 *
 * <p>The first handshake of a connection is an {@code isMaster} in an OP_QUERY, which servers of
 * all releases understand.
 */
@MockMongo(topology = STANDALONE)
class Chapter01HandshakeTest {

  @Test
  @AutoRespond(command = "ping")
  void the_driver_sends_nothing_before_the_handshake_is_answered(
      MongoClientSettings settings, MockMongoServer server) {
    Hold hold = server.holds(hello()); // before the client connects
    try (MongoClient client = MongoClients.create(settings)) {
      Call<Document> ping = server.go(() -> ping(client));

      Request handshake =
          server.receives(
              hello().sentAs(OP_QUERY).with("client.driver.name", startsWith("mongo-java-driver")));
      server.verify(never(), command("ping"));
      handshake.replies(Reply.exactly("{ok: 1, ismaster: true, maxWireVersion: 21}"));
      hold.cancel(); // the server answers the handshakes of further connections

      assertThat(ping.result().getDouble("ok"), is(1.0));
    }
  }

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      exact = true,
      reply = "{ok: 1, ismaster: true, maxWireVersion: 21}")
  @AutoRespond(command = "ping")
  void a_declared_handshake_answers_every_connection(MongoClient client, MockMongoServer server) {
    ping(client);

    // This handshake supports no sessions, so the driver uses none.
    server.verify(once(), command("ping").without("lsid"));
  }

  @Test
  @AutoRespond(command = "ping")
  void without_a_declaration_the_server_answers_handshakes(
      MongoClient client, MockMongoServer server) {
    ping(client);

    server.verify(atLeast(2), hello()); // a monitoring connection and a pooled one
    server.verify(once(), command("ping").matching("{lsid: {$$exists: true}}"));
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

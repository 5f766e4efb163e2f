package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import io.mockmongo.bson.Fields;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.script.FailCommandOptions;
import io.mockmongo.script.FailPoint;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.time.Duration;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fail points on handshakes and heartbeats, as tests of server discovery set them. */
class FailedHandshakeTest {

  private static final String CLIENT =
      "client: {driver: {name: 'raw', version: '1'}, os: {type: 'any'}, application: {name: 'raw'}}";
  private static final FailCommandOptions HELLO = failCommand("hello", "isMaster").errorCode(91);

  private final MockMongoServer server = MockMongoServer.start();

  @BeforeEach
  void answer() {
    server.autoResponds(command("ping")).repliesOk();
  }

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    server.close();
  }

  @Test
  void the_first_hello_of_a_connection_tells_the_application() throws IOException {
    server.failPoint(HELLO.appName("raw"));

    assertThat(codeOf("{isMaster: 1, " + CLIENT + ", $db: 'admin'}"), is(new BsonInt32(91)));
    assertThat(codeOf("{isMaster: 1, $db: 'admin'}") == null, is(true));
  }

  @Test
  void hello_is_not_is_master() throws IOException {
    server.failPoint(failCommand("isMaster").errorCode(91));

    assertThat(codeOf("{ismaster: 1, $db: 'admin'}"), is(new BsonInt32(91)));
    assertThat(codeOf("{hello: 1, $db: 'admin'}") == null, is(true));
  }

  @Test
  void other_servers_of_a_deployment_are_spared() throws IOException {
    server.failPoint(HELLO);

    String internal = "internalClient: {minWireVersion: 0, maxWireVersion: 21}";
    assertThat(
        codeOf("{hello: 1, " + CLIENT + ", " + internal + ", $db: 'admin'}") == null, is(true));
  }

  @Test
  void a_client_finds_a_server_whose_first_handshakes_fail() {
    FailPoint failPoint = server.failPoint(HELLO.times(3));

    try (MongoClient client = Driver.connect(server)) {
      ping(client);
    }

    assertThat(failPoint.uses(), is(3));
  }

  @Test
  void the_next_heartbeat_of_a_streaming_client_is_struck() {
    try (MongoClient client = Driver.connect(server)) {
      ping(client);
      server.awaits(hello().with(MsgFlag.EXHAUST_ALLOWED));
      FailPoint failPoint = server.failPoint(HELLO.times(1));

      server.waitUntil(() -> failPoint.uses() == 1);

      ping(client);
    }
  }

  @Test
  void handshakes_are_blocked() {
    FailPoint failPoint =
        server.failPoint(failCommand("hello", "isMaster").blocks(Duration.ofMillis(80)));
    long start = System.nanoTime();

    try (MongoClient client = Driver.connect(server)) {
      ping(client);
    }

    assertTrue(System.nanoTime() - start >= Duration.ofMillis(80).toNanos());
    assertTrue(failPoint.uses() >= 2, "the hellos of the monitor and of the pool");
  }

  private BsonValue codeOf(String command) throws IOException {
    try (RawClient raw = new RawClient(server)) {
      raw.send(1, command);
      RawBsonDocument reply = raw.readsBody();
      return Fields.get(reply, "code");
    }
  }
}

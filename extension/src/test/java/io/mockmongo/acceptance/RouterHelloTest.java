package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockShardedCluster;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The hellos of a mongos, field by field. */
class RouterHelloTest {

  /** What differs from reply to reply. */
  private static final List<String> VOLATILE =
      List.of("topologyVersion", "localTime", "operationTime", "$clusterTime", "serviceId");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8.0 | {hello: 1, helloOk: true, $db: 'admin'} "
            + "| {isWritablePrimary: true, msg: 'isdbgrid', topologyVersion: 0, helloOk: true, LIMITS,"
            + " minWireVersion: 0, maxWireVersion: 25, TIMES, ok: 1}",
        "5.0 | {isMaster: 1, helloOk: true, $db: 'admin'} "
            + "| {ismaster: true, msg: 'isdbgrid', topologyVersion: 0, helloOk: true, LIMITS,"
            + " minWireVersion: 0, maxWireVersion: 13, TIMES, ok: 1}",
        "4.2 | {isMaster: 1, helloOk: true, $db: 'admin'} "
            + "| {ismaster: true, msg: 'isdbgrid', LIMITS, minWireVersion: 0, maxWireVersion: 8,"
            + " TIMES, ok: 1}",
      })
  void of_each_release(String release, String hello, String expected) throws IOException {
    try (var cluster =
            MockShardedCluster.builder()
                .routers(1)
                .server(server -> server.release(ServerRelease.of(release)))
                .start();
        var client = new RawClient(cluster.router(0))) {
      client.send(1, hello);

      assertThat(fields(client.readsBody()), is(golden(expected).toJson()));
    }
  }

  @Test
  void of_a_single_router_is_the_same() throws IOException {
    try (var cluster = MockShardedCluster.start(1);
        var server = MockMongoServer.builder().profile(ServerProfile.of(Topology.SHARDED)).start();
        var inCluster = new RawClient(cluster.router(0));
        var alone = new RawClient(server)) {
      inCluster.send(1, "{hello: 1, $db: 'admin'}");
      alone.send(1, "{hello: 1, $db: 'admin'}");

      assertThat(fields(alone.readsBody()), is(fields(inCluster.readsBody())));
    }
  }

  @Test
  void each_router_is_a_process_of_its_own_and_a_new_one_after_a_restart() throws IOException {
    try (var cluster = MockShardedCluster.start(2)) {
      BsonDocument first = topologyVersion(cluster.router(0));
      assertThat(topologyVersion(cluster.router(1)), is(not(first)));
      assertThat(topologyVersion(cluster.router(0)), is(first));

      cluster.kill(cluster.router(0));
      cluster.restart(cluster.router(0));

      assertThat(
          topologyVersion(cluster.router(0)).get("processId"), is(not(first.get("processId"))));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Topology.class, names = "SHARDED", mode = EnumSource.Mode.EXCLUDE)
  void only_a_mongod_says_whether_it_is_read_only(Topology topology) throws IOException {
    try (var server = MockMongoServer.builder().profile(ServerProfile.of(topology)).start();
        var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");

      assertThat(
          client.readsBody().containsKey("readOnly"), is(topology != Topology.LOAD_BALANCED));
    }
  }

  private static BsonDocument topologyVersion(MockMongoServer server) throws IOException {
    try (var client = new RawClient(server)) {
      client.send(1, "{hello: 1, $db: 'admin'}");
      return client.readsBody().getDocument("topologyVersion");
    }
  }

  private static BsonDocument golden(String text) {
    return BsonDocument.parse(
        text.replace(
                "LIMITS",
                "maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000,"
                    + " maxWriteBatchSize: 100000, localTime: 0, logicalSessionTimeoutMinutes: 30,"
                    + " connectionId: 1")
            .replace("TIMES", "$clusterTime: 0, operationTime: 0")
            .replace("ok: 1", "ok: 1.0"));
  }

  /** Returns the fields in their order, the volatile ones as 0. */
  private static String fields(RawBsonDocument reply) {
    BsonDocument fields = new BsonDocument();
    reply.forEach(
        (name, value) ->
            fields.append(
                name, VOLATILE.contains(name) ? BsonDocument.parse("{a: 0}").get("a") : value));
    return fields.toJson();
  }
}

package io.mockmongo.samples.discovery;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * Plays a topology to a client of the driver: servers with the names of the scenario, none of which
 * answers a hello before the test delivers the reply.
 */
final class TopologyPlayer implements AutoCloseable {

  private final Map<String, MockMongoServer> servers;
  private final MockMongoServers all;
  private final TopologyEvents events = new TopologyEvents();
  private final MongoClient client;
  private int counter;

  private TopologyPlayer(List<String> hosts, String uri) {
    this.all =
        MockMongoServers.start(
            hosts.stream()
                .map(host -> MockMongoServer.builder().name(host))
                .toArray(MockMongoServerBuilder[]::new));
    this.servers =
        all.servers().stream().collect(Collectors.toMap(MockMongoServer::address, s -> s));
    servers.values().forEach(MockMongoServer::withholdsHello);
    this.client = MongoClients.create(settings(uri));
  }

  static TopologyPlayer start(String uri, String... hosts) {
    return new TopologyPlayer(List.of(hosts), uri);
  }

  static TopologyPlayer start(Scenario scenario) {
    return new TopologyPlayer(scenario.hosts(), scenario.uri());
  }

  private MongoClientSettings settings(String uri) {
    ConnectionString proxied = new ConnectionString(all.get(0).uri());
    return events
        .listenedBy(MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri)))
        .applyToSocketSettings(
            socket ->
                socket.applyToProxySettings(
                    proxy -> proxy.host(proxied.getProxyHost()).port(proxied.getProxyPort())))
        .applyToServerSettings(
            server ->
                server
                    .heartbeatFrequency(20, TimeUnit.MILLISECONDS)
                    .minHeartbeatFrequency(10, TimeUnit.MILLISECONDS))
        .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
        .build();
  }

  MockMongoServers servers() {
    return all;
  }

  MockMongoServer server(String name) {
    return servers.get(name);
  }

  MongoClient client() {
    return client;
  }

  TopologyEvents events() {
    return events;
  }

  /** Delivers what a phase has: replies to hello, and hosts that go down or come back. */
  void play(BsonDocument phase) {
    Scenario.strings(phase.getArray("down", none())).forEach(host -> server(host).goesDown());
    for (BsonValue reply : phase.getArray("replies", none())) {
      reply.asDocument().forEach((host, hello) -> deliver(host, hello.asDocument()));
    }
  }

  private static BsonArray none() {
    return new BsonArray();
  }

  /** Delivers a reply to hello, exactly; the driver has processed it when this returns. */
  void deliver(String host, BsonDocument hello) {
    server(host).answersHello(Reply.exactly(completed(hello))).awaitHeard();
  }

  /** A topology version lets the driver wait for the next reply, where it would poll. */
  private BsonDocument completed(BsonDocument hello) {
    BsonDocument reply =
        new BsonDocument("ok", new BsonDouble(1))
            .append("minWireVersion", new BsonInt32(0))
            .append("maxWireVersion", new BsonInt32(21))
            .append(
                "topologyVersion",
                new BsonDocument("processId", new BsonObjectId(new ObjectId(1, 1)))
                    .append("counter", new BsonInt64(++counter)));
    reply.putAll(hello);
    reply.values().removeIf(BsonValue::isNull);
    return reply;
  }

  /** Returns what the driver knows, as far as the expected outcome tells something about it. */
  BsonDocument outcome(BsonDocument expected) {
    return Outcome.of(client.getClusterDescription(), expected);
  }

  @Override
  public void close() {
    client.close();
    all.close();
  }
}

package io.mockmongo.samples.discovery;

import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Fact;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.hamcrest.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topologies in phases, each played to a client of its own. */
class ScenariosTest {

  @ParameterizedTest
  @MethodSource
  void replica_sets(Scenario scenario) {
    play(scenario);
  }

  static Stream<Scenario> replica_sets() {
    return Stream.of("replica-sets.json", "elections.json").flatMap(Scenario::of);
  }

  @ParameterizedTest
  @MethodSource
  void sharded_clusters(Scenario scenario) {
    play(scenario);
  }

  static Stream<Scenario> sharded_clusters() {
    return Scenario.of("sharded.json");
  }

  @ParameterizedTest
  @MethodSource
  void single_servers(Scenario scenario) {
    play(scenario);
  }

  static Stream<Scenario> single_servers() {
    return Scenario.of("single.json");
  }

  private static void play(Scenario scenario) {
    try (TopologyPlayer player = TopologyPlayer.start(scenario)) {
      for (BsonDocument phase : scenario.phases()) {
        player.play(phase);
        BsonDocument expected = phase.getDocument("outcome");
        Matcher<BsonDocument> isExpected =
            anyOf(is(expected), is(phase.getDocument("java", expected)));
        player.servers().waitUntil(() -> player.outcome(expected), isExpected);
        player.servers().waitUntil(() -> player.events().outcome(expected), isExpected);
      }
      scenario.hosts().forEach(host -> verifyConnections(host, scenario, player));
    }
  }

  /** The driver asks the members that it keeps again and again, and no host it has not heard of. */
  private static void verifyConnections(String host, Scenario scenario, TopologyPlayer player) {
    if (!scenario.mentions(host)) {
      player.servers().verify(never(), hello().sentTo(host));
    } else if (scenario.answers(host) && scenario.isLeft(host)) {
      player.servers().verify(atLeast(2), hello().sentTo(host));
    } else if (scenario.answers(host)) {
      Fact first = player.servers().awaits(hello().sentTo(host));
      player.servers().awaits(closedByClient().onConnectionOf(first));
    }
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a server that no other test has seen. */
class ServerPerTestTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class TwoTestsCase {
    static final Set<MockMongoServer> SERVERS = ConcurrentHashMap.newKeySet();

    @Test
    void one(MockMongoServer server, MongoClient client) {
      SERVERS.add(server);
      ping(client);
      server.verify(once(), command("ping"));
    }

    @Test
    void another(MockMongoServer server, MongoClient client) {
      one(server, client);
    }
  }

  @Test
  void two_tests_of_a_class_have_different_servers() {
    Run.of(TwoTestsCase.class).passes(2);

    assertThat(TwoTestsCase.SERVERS, hasSize(2));
  }

  @MockMongo
  static class RepeatedCase {
    static final Set<MockMongoServer> SERVERS = ConcurrentHashMap.newKeySet();

    @RepeatedTest(3)
    @AutoRespond(command = "ping", times = 1)
    void repeated(MongoClient client, MockMongoServer server) {
      SERVERS.add(server);
      ping(client);
    }
  }

  @Test
  void each_repetition_has_a_server_and_answers_of_its_own() {
    Run.of(RepeatedCase.class).passes(3);

    assertThat(RepeatedCase.SERVERS, hasSize(3));
  }

  @MockMongo
  static class ParameterizedCase {
    static final Set<String> INVOCATIONS = ConcurrentHashMap.newKeySet();
    static final Set<MockMongoServer> SERVERS = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c"})
    @AutoRespond(command = "ping", times = 1)
    void parameterized(String argument, MongoClient client, MockMongoServer server) {
      INVOCATIONS.add(argument);
      SERVERS.add(server);
      ping(client);
    }
  }

  @Test
  void each_invocation_with_arguments_has_a_server_and_answers_of_its_own() {
    Run.of(ParameterizedCase.class).passes(3);

    assertThat(ParameterizedCase.INVOCATIONS, hasSize(3));
    assertThat(ParameterizedCase.SERVERS, hasSize(3));
  }

  @MockMongo
  @AutoRespond(command = "ping", times = 1)
  static class ParallelCase {
    static final CyclicBarrier ALL_ALIVE = new CyclicBarrier(4);

    @RepeatedTest(4)
    void at_once(MongoClient client, MockMongoServer server) throws Exception {
      ALL_ALIVE.await(30, TimeUnit.SECONDS);
      ping(client);
      ALL_ALIVE.await(30, TimeUnit.SECONDS);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void tests_run_in_parallel_keep_to_themselves() {
    Run.inParallel(ParallelCase.class).passes(4);
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.FreedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A server for a whole class. */
class ScopeTest {

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class SharedCase {
    static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();
    static final List<Integer> CONNECTIONS = Collections.synchronizedList(new ArrayList<>());

    @Test
    void one(MongoClient client, MockMongoServer server) {
      pingsOnce(client, server);
    }

    @Test
    void two(MongoClient client, MockMongoServer server) {
      pingsOnce(client, server);
    }

    @Nested
    class NestedCase {
      @Test
      @AutoRespond(command = "ping", reply = "{by: 'nested'}")
      void three(MongoClient client, MockMongoServer server) {
        assertThat(ping(client).getString("by"), is("nested"));
        ADDRESSES.add(server.address());
      }
    }

    private static void pingsOnce(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), anyCommand());
      ADDRESSES.add(server.address());
      server.journal().received().stream()
          .filter(request -> request.command().name().equals("ping"))
          .map(Received::connection)
          .forEach(connection -> CONNECTIONS.add(connection.number()));
    }
  }

  @Test
  void one_server_serves_all_tests_and_connections_stay() throws Exception {
    Run.of(SharedCase.class).passes(3);

    assertThat(SharedCase.ADDRESSES.size(), is(1));
    assertThat(SharedCase.CONNECTIONS.size(), is(2));
    assertThat(SharedCase.CONNECTIONS, everyItem(is(SharedCase.CONNECTIONS.get(0))));
    assertThat(FreedPort.refuses(SharedCase.ADDRESSES.iterator().next()), is(true));
  }

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class ClosestCase {
    @Test
    void has_the_shared_one(MockMongoServer server, MongoClient client) {
      ping(client);
    }

    @Nested
    @MockMongo(topology = Topology.STANDALONE)
    class NestedCase {
      @Test
      void has_its_own(MockMongoServer server, MongoClient client) {
        ping(client);
        assertThat(server.uri(), endsWith("/"));
      }
    }
  }

  @Test
  void the_closest_declaration_wins_over_a_shared_server() {
    Run.of(ClosestCase.class).passes(2);
  }

  @MockMongo(scope = Scope.CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class FindingsCase {
    @Test
    @Order(1)
    void is_unmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }

    @Test
    @Order(2)
    @AutoRespond(command = "ping")
    void is_fine(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void a_finding_fails_its_own_test_and_no_other() {
    Run run = Run.of(FindingsCase.class);
    List<Throwable> failures = run.failures();
    run.classesPass();

    assertEquals(1, failures.size());
    assertThat(failures.get(0).getMessage(), startsWith("ping admin was not answered"));
  }

  @MockMongo(scope = Scope.CLASS)
  static class SideBySideCase {
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void one(MockMongoServer server) throws Exception {
      BOTH.await(2, TimeUnit.SECONDS);
    }

    @Test
    void two(MockMongoServer server) throws Exception {
      BOTH.await(2, TimeUnit.SECONDS);
    }
  }

  @Test
  void tests_that_share_a_server_must_not_run_side_by_side() {
    List<Throwable> failures = Run.inParallel(SideBySideCase.class).failures();

    assertThat(
        failures.stream().map(String::valueOf).toList().toString(),
        containsString("two tests use the shared server of SideBySideCase at the same time"));
  }

  @MockMongo(scope = Scope.CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @AutoRespond(command = "ping")
  static class DyingCase {
    static int instances;

    DyingCase() {
      if (++instances == 1) {
        throw new IllegalStateException("the first instance dies");
      }
    }

    @FromServer MongoClient client;

    @Test
    @Order(1)
    void never_runs() {}

    @Test
    @Order(2)
    void is_fine() {
      ping(client);
    }
  }

  @Test
  void a_test_that_dies_before_it_runs_leaves_the_server_to_the_next() {
    List<Throwable> failures = Run.of(DyingCase.class).failures();

    assertEquals(
        List.of("the first instance dies"), failures.stream().map(Throwable::getMessage).toList());
  }

  @MockMongo(scope = Scope.CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class LeftoverCase {
    @Test
    @Order(1)
    void leaves_an_unacknowledged_insert(MongoClient client, MockMongoServer server) {
      Driver.orders(client)
          .withWriteConcern(WriteConcern.UNACKNOWLEDGED)
          .insertOne(new Document("_id", 1));
      server.verify(once().within(Duration.ofSeconds(10)), command("insert"));
    }

    @Test
    @Order(2)
    @AutoRespond(command = "insert", reply = "{n: 1}", times = 1)
    void has_its_own(MongoClient client) {
      Driver.insert(client, 2);
    }
  }

  @Test
  void what_one_test_leaves_is_not_the_next_ones() {
    Run.of(LeftoverCase.class).passes(2);
  }

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "setup")
  static class ClassAnswersCase {
    @BeforeAll
    static void before(MongoClient client) {
      Driver.run(client, "setup");
    }

    @Test
    void runs() {}
  }

  @Test
  void answers_of_the_class_are_there_before_all_tests() {
    Run.of(ClassAnswersCase.class).passes(1);
  }

  @MockMongo(scope = Scope.CLASS)
  static class MatrixCase {
    @WireVersionTest
    void never_runs() {}
  }

  @Test
  void a_matrix_wants_servers_of_its_own() {
    assertThat(
        Run.of(MatrixCase.class).failures().get(0).getMessage(),
        startsWith("@WireVersionTest on MatrixCase.never_runs() needs a server for each release"));
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class NestedPerClassCase {
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InnerCase {
      @FromServer MongoClient client;

      @Test
      void has_a_server_of_the_outer_annotation() {
        ping(client);
      }
    }
  }

  @Test
  void a_nested_instance_for_its_whole_class_has_a_server_too() {
    Run.of(NestedPerClassCase.class).passes(1);
  }
}

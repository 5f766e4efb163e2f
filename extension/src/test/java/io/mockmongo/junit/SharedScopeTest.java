package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server for all tests of a run that declare it equally. */
class SharedScopeTest {

  private static final Collection<MockMongoServer> SEEN = new ConcurrentLinkedQueue<>();

  @MockMongo(scope = Scope.SHARED, client = "appName=several")
  static class OneCase {
    @Test
    @AutoRespond(command = "ping")
    void sees(MockMongoServer server, MongoClient client) {
      SEEN.add(server);
      ping(client);
      server.verify(once(), command("ping"));
    }

    @Nested
    class Inner {
      @Test
      @AutoRespond(command = "ping")
      void sees_the_same(MockMongoServer server, MongoClient client) {
        SEEN.add(server);
        ping(client);
        server.verify(once(), command("ping"));
      }
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=several")
  static class OtherCase {
    @FromServer static MockMongoServer inField;

    @Test
    void sees(MockMongoServer server, MongoClient client) {
      SEEN.add(server);
      SEEN.add(inField);
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void classes_with_equal_declarations_share_it_and_each_test_has_its_own_conversation() {
    Run run = Run.of(OneCase.class, OtherCase.class);

    assertThat(run.failure().getMessage(), containsString("ping admin was not answered"));
    assertThat(Set.copyOf(SEEN), hasSize(1));
    assertThat(SEEN, hasSize(4));
    try (MongoClient later = MongoClients.create(SEEN.iterator().next().uri())) {
      assertThrows(MongoCommandException.class, () -> ping(later)); // it is open, and refuses
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=another")
  static class AnotherCase {
    @Test
    void sees(MockMongoServer server) {
      OTHERS.add(server);
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=another", release = "7.0")
  static class ReleaseCase {
    @Test
    void sees(MockMongoServer server) {
      OTHERS.add(server);
    }
  }

  private static final Collection<MockMongoServer> OTHERS = new ConcurrentLinkedQueue<>();

  @Test
  void another_declaration_is_another_server() {
    Run.of(AnotherCase.class, ReleaseCase.class).passes(2);

    assertThat(new HashSet<>(OTHERS), hasSize(2));
  }

  static class ParallelCase {
    static final AtomicInteger AT_ONCE = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();

    void answersOne(MockMongoServer server, MongoClient client, int id) {
      MOST.accumulateAndGet(AT_ONCE.incrementAndGet(), Math::max);
      server.autoResponds(command("ping")).replies("{by: " + id + "}");
      for (int i = 0; i < 5; i++) {
        assertEquals(id, ping(client).getInteger("by"));
      }
      server.verify(io.mockmongo.script.Times.times(5), command("ping"));
      AT_ONCE.decrementAndGet();
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=parallel")
  static class ParallelOneCase extends ParallelCase {
    @RepeatedTest(10)
    void answers(MockMongoServer server, MongoClient client) {
      answersOne(server, client, 1);
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=parallel")
  static class ParallelTwoCase extends ParallelCase {
    @RepeatedTest(10)
    void answers(MockMongoServer server, MongoClient client) {
      answersOne(server, client, 2);
    }
  }

  /** No lock of JUnit is known for a method. */
  static class ParallelMethodsCase extends ParallelCase {
    @RepeatedTest(10)
    @MockMongo(scope = Scope.SHARED, client = "appName=parallel")
    void answers(MockMongoServer server, MongoClient client) {
      answersOne(server, client, 3);
    }
  }

  @Test
  void tests_in_parallel_use_it_one_after_the_other() {
    Run.inParallel(ParallelOneCase.class, ParallelTwoCase.class, ParallelMethodsCase.class)
        .passes(30);

    assertThat(ParallelCase.MOST.get(), is(1));
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=between", database = "shop")
  @AutoRespond(command = "ping", reply = "{by: 'the class'}")
  static class StartingCase {
    static String uri;
    static MongoClient application;
    static String answer;

    @BeforeAll
    static void startApplication() {
      SharedServer server = SharedServer.of(StartingCase.class).orElseThrow();
      uri = server.uri();
      application = MongoClients.create(uri);
      answer = ping(application).getString("by");
      assertThrows(
          MongoCommandException.class, () -> Driver.run(application, "serverStatus")); // at once
    }

    @Test
    void a(MockMongoServer server) {
      assertThat(server.journalBefore().received(), hasItem(command("ping")));
      assertThat(server.journalBefore().received(), hasItem(command("serverStatus")));
      server.verify(never(), command("ping"));
      assertThat(ping(application).getString("by"), is("the class"));
    }

    @Test
    void b(MockMongoServer server) {
      server.verify(never(), command("ping"));
      assertThat(ping(application).getString("by"), is("the class"));
    }
  }

  @Test
  void the_traffic_of_an_application_that_starts_is_nobodys_failure() {
    Run.of(StartingCase.class).passes(2);

    assertThat(StartingCase.answer, is("the class"));
    assertThat(StartingCase.uri, containsString("/shop?"));
    try {
      assertThrows(MongoCommandException.class, () -> ping(StartingCase.application));
    } finally {
      StartingCase.application.close();
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=outage")
  static class OutageCase {
    @Test
    void a_goes_down(MockMongoServer server) {
      server.goesDown();
    }

    @Test
    @AutoRespond(command = "ping")
    void b_is_up(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void an_outage_ends_with_its_test() {
    Run.of(OutageCase.class).passes(2);
  }

  @MockMongo(scope = Scope.SHARED, members = 3, client = "appName=members", database = "shop")
  static class DeploymentCase {
    @Test
    @AutoRespond(command = "ping")
    void has_members(MockReplicaSet replicaSet, MongoClient client, ConnectionString address) {
      ping(client);
      assertThat(replicaSet.servers(), hasSize(3));
      assertThat(address.getDatabase(), is("shop"));
    }

    @Test
    void elects(MockReplicaSet replicaSet) {
      replicaSet.elect(replicaSet.secondary(0));
    }
  }

  @Test
  void it_may_be_a_deployment() {
    Run.of(DeploymentCase.class).passes(2);
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=two orders", name = "a")
  @MockMongo(scope = Scope.SHARED, client = "appName=two orders", name = "b")
  static class TwoCase {
    @RepeatedTest(5)
    void uses(@FromServer("a") MockMongoServer a, @FromServer("b") MockMongoServer b) {
      assertThat(a, is(not(b)));
    }
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=two orders", name = "b")
  @MockMongo(scope = Scope.SHARED, client = "appName=two orders", name = "a")
  static class ReversedCase {
    @RepeatedTest(5)
    void uses(@FromServer("b") MockMongoServer b, @FromServer("a") MockMongoServer a) {
      assertThat(a, is(not(b)));
    }
  }

  @Test
  void tests_with_several_take_their_turns_in_one_order() {
    Run.inParallel(TwoCase.class, ReversedCase.class).passes(10);
  }

  @MockMongo(scope = Scope.SHARED, client = "appName=closing")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class ClosingCase {
    @Test
    void a_closes_it(MockMongoServer server) {
      server.close();
    }

    @Test
    void b_needs_it(MockMongoServer server) {}
  }

  @Test
  void a_test_that_closes_it_is_named_by_its_own_failure() {
    List<String> failures =
        Run.of(ClosingCase.class).failures().stream()
            .map(each -> each.getMessage().replaceAll("127.0.0.1:\\d+", "ADDRESS"))
            .toList();

    String why =
        " has closed the server ADDRESS of the run, which serves other tests too: use goesDown() for"
            + " an outage, or scope = TEST for a server that the test may close";
    assertThat(failures, is(List.of("the test" + why, "an earlier test" + why)));
  }

  @MockMongo(scope = Scope.SHARED, leaks = Leak.CONNECTIONS)
  static class ConnectionsCase {
    @Test
    void is_refused() {}
  }

  @Test
  void its_connections_are_no_leaks() {
    assertThat(
        Run.of(ConnectionsCase.class).classFailure().getMessage(),
        is(
            "leaks = CONNECTIONS: the connections of a shared server stay open until the run ends;"
                + " leave it out, or choose scope = CLASS"));
  }

  @MockMongo(uriProperty = "mockmongo.test.uri")
  static class PropertyCase {
    static String whileItRan;

    @Test
    void has_the_property(MockMongoServer server) {
      whileItRan = System.getProperty("mockmongo.test.uri");
      assertThat(whileItRan, is(server.uri("test")));
    }
  }

  @Test
  void a_property_has_its_address_while_the_class_runs() {
    Run.of(PropertyCase.class).passes(1);

    assertThat(System.getProperty("mockmongo.test.uri") == null, is(true));
  }

  static class PropertyOnMethodCase {
    @Test
    @MockMongo(uriProperty = "a.b")
    void is_refused() {}
  }

  @Test
  void a_property_for_a_method_comes_too_late() {
    Throwable failure = Run.of(PropertyOnMethodCase.class).failure();

    assertThat(failure.getClass() == ExtensionConfigurationException.class, is(true));
    assertThat(
        failure.getMessage(),
        is(
            "@MockMongo(uriProperty = [a.b]) on the method is_refused: the application starts"
                + " before the method; put it on the class"));
  }

  static class BuiltCase {
    @RegisterExtension
    static final MockMongoExtension MONGO =
        MockMongoExtension.builder().shared("shop", "mockmongo.test.built").build();

    @Test
    void has_the_address(MockMongoServer server) {
      BUILT.add(server);
      assertThat(System.getProperty("mockmongo.test.built"), is(server.uri("shop")));
    }
  }

  static class InheritingCase extends BuiltCase {}

  private static final Collection<MockMongoServer> BUILT = new ConcurrentLinkedQueue<>();

  @Test
  void it_may_be_declared_in_code() {
    Run.of(BuiltCase.class, InheritingCase.class).passes(2);

    assertThat(Set.copyOf(BUILT), hasSize(1));
  }

  static class InstanceFieldCase {
    @RegisterExtension
    final MockMongoExtension mongo = MockMongoExtension.builder().shared("shop").build();

    @Test
    void is_refused() {}
  }

  @Test
  void a_field_of_each_instance_can_not_be_shared() {
    assertThat(
        Run.of(InstanceFieldCase.class).failure().getMessage(),
        is(
            "InstanceFieldCase: MockMongoExtension.builder().shared(...) is in an instance field,"
                + " which each test has anew; make the field static"));
  }

  @Test
  void equal_declarations_are_equal_keys() {
    SharedServer one = SharedServer.of(OneCase.class).orElseThrow();

    assertThat(one, is(SharedServer.of(OtherCase.class).orElseThrow()));
    assertThat(one.hashCode(), is(SharedServer.of(OtherCase.class).orElseThrow().hashCode()));
    assertThat(one, is(SharedServer.of(OneCase.Inner.class).orElseThrow()));
    assertThat(one, is(not(SharedServer.of(AnotherCase.class).orElseThrow())));
    assertThat(SharedServer.of(SharedScopeTest.class), is(Optional.empty()));
    assertThat(SharedServer.allOf(TwoCase.class), hasSize(2));
    assertThat(one.toString(), is("the shared server of OneCase"));
    assertThat(
        SharedServer.of(PropertyCase.class).orElseThrow().uriProperties(),
        is(Set.of("mockmongo.test.uri")));
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Servers and the driver's objects in fields, constructors, and class-level parameters. */
class FieldsTest {

  @MockMongo
  @AutoRespond(command = "ping")
  @AutoRespond(command = "insert", reply = "{n: 1}")
  static class InstanceFieldsCase {
    static String addressBefore = "";

    @FromServer MockMongoServer server;
    @FromServer MongoClient client;

    @FromServer
    @Namespace("shop.orders")
    MongoCollection<Document> orders;

    @BeforeEach
    void inserts() {
      orders.insertOne(new Document("_id", 7));
    }

    @Test
    void one(MockMongoServer parameter) {
      assertThat(parameter, sameInstance(server));
      ping(client);
      server.verify(once(), command("ping"));
      anotherServerThanBefore();
    }

    @Test
    void two(MongoClient parameter) {
      assertThat(parameter, sameInstance(client));
      ping(client);
      server.verify(once(), command("ping"));
      server.verify(once(), command("insert"));
      anotherServerThanBefore();
    }

    private void anotherServerThanBefore() {
      assertThat(server.address(), not(addressBefore));
      addressBefore = server.address();
    }

    @Nested
    class InnerCase {
      @FromServer MockMongoServer inner;

      @Test
      void the_outer_instance_has_the_same_server() {
        assertThat(inner, sameInstance(server));
        ping(client);
        inner.verify(once(), command("ping"));
      }
    }
  }

  @Test
  void instance_fields_have_the_tests_own_server() {
    Run.of(InstanceFieldsCase.class).passes(3);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class ConstructorCase {
    private final MongoClient client;
    private final MockMongoServer server;

    ConstructorCase(MongoClient client, MockMongoServer server) {
      this.client = client;
      this.server = server;
    }

    @Test
    void one(MockMongoServer parameter) {
      assertThat(parameter, sameInstance(server));
      ping(client);
      server.verify(once(), command("ping"));
    }

    @Test
    void two() {
      ping(client);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void a_constructor_takes_the_tests_own_server() {
    Run.of(ConstructorCase.class).passes(2);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class StaticFieldsCase {
    @FromServer static MockMongoServer server;
    @FromServer static MongoClient client;
    static String address = "";

    @BeforeAll
    static void before() {
      address = server.address();
    }

    @Test
    void one(MockMongoServer parameter) {
      usesTheSame(parameter);
    }

    @Test
    void two(MockMongoServer parameter) {
      usesTheSame(parameter);
    }

    private static void usesTheSame(MockMongoServer parameter) {
      assertThat(parameter, sameInstance(server));
      assertThat(server.address(), is(address));
      ping(client);
      server.verify(once(), command("ping")); // of this test alone
    }
  }

  @Test
  void static_fields_have_a_server_for_the_whole_class_reset_between_tests() {
    Run.of(StaticFieldsCase.class).passes(2);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class BeforeAllCase {
    static MockMongoServer taken;

    @BeforeAll
    static void before(MockMongoServer server, MongoClient client) {
      taken = server;
      server.autoResponds(command("setup")).repliesOk();
      Driver.run(client, "setup"); // which no test sees
    }

    @Test
    void one(MockMongoServer server, MongoClient client) {
      assertThat(server, sameInstance(taken));
      ping(client);
      server.verify(once(), anyCommand());
    }
  }

  @Test
  void a_method_before_all_tests_takes_the_classs_server_and_its_traffic_is_its_own() {
    Run.of(BeforeAllCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClassCase {
    @FromServer MockMongoServer server;
    private final MongoClient client;

    PerClassCase(MongoClient client) {
      this.client = client;
    }

    @Test
    void one(MockMongoServer parameter) {
      assertThat(parameter, sameInstance(server));
      ping(client);
      server.verify(once(), command("ping"));
    }

    @Test
    void two(MockMongoServer parameter) {
      assertThat(parameter, sameInstance(server));
      ping(client);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void an_instance_for_the_whole_class_has_a_server_for_the_whole_class() {
    Run.of(PerClassCase.class).passes(2);
  }

  @MockMongo
  static class StrangeTypeCase {
    @FromServer String what;

    @Test
    void never_runs() {}
  }

  @Test
  void a_field_of_a_type_that_there_is_not_is_a_mistake() {
    assertThat(
        Run.of(StrangeTypeCase.class).failure().getMessage(),
        containsString("StrangeTypeCase.what: this type can't be injected; use Mock"));
  }

  @MockMongo
  static class FinalCase {
    @FromServer final MockMongoServer server = null;

    @Test
    void never_runs() {}
  }

  @Test
  void a_final_field_is_a_mistake() {
    assertThat(
        Run.of(FinalCase.class).failure().getMessage(),
        endsWith(": remove final, so that the field can be set"));
  }

  static class NoServerForClassCase {
    @BeforeAll
    static void before(MockMongoServer server) {}

    @Test
    @MockMongo
    void never_runs() {}
  }

  @Test
  void a_server_of_a_method_is_not_there_before_all_tests() {
    assertThat(
        Run.of(NoServerForClassCase.class).classFailure().getMessage(),
        containsString("No ParameterResolver registered"));
  }
}

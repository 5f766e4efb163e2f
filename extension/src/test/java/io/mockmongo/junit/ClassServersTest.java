package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Whose a server for a whole class is, where classes are nested and declare more. */
class ClassServersTest {

  @MockMongo(scope = Scope.CLASS)
  static class NestedScopeCase {
    static MockMongoServer outer;

    @BeforeAll
    static void before(MockMongoServer server) {
      outer = server;
    }

    @Nested
    @MockMongo(scope = Scope.CLASS)
    class InnerCase {
      @Test
      void has_its_own(MockMongoServer server) {
        assertThat(server, is(not(sameInstance(outer))));
      }
    }
  }

  @Test
  void a_nested_class_that_declares_one_has_its_own() {
    Run.of(NestedScopeCase.class).passes(1);
  }

  @MockMongo(scope = Scope.CLASS)
  static class NestedInstanceCase {
    static MockMongoServer outer;

    @BeforeAll
    static void before(MockMongoServer server) {
      outer = server;
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InnerCase {
      @Test
      void has_that_around_it(MockMongoServer server) {
        assertThat(server, is(sameInstance(outer)));
      }
    }
  }

  @Test
  void a_nested_instance_for_its_whole_class_has_the_server_around_it() {
    Run.of(NestedInstanceCase.class).passes(1);
  }

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class SeveralNestedCase {
    static final Set<MockMongoServer> SERVERS = ConcurrentHashMap.newKeySet();

    @Nested
    class OneCase {
      @Test
      void one(MockMongoServer server, MongoClient client) {
        uses(server, client);
      }
    }

    @Nested
    class OtherCase {
      @Test
      void other(MockMongoServer server, MongoClient client) {
        uses(server, client);
      }
    }

    private static void uses(MockMongoServer server, MongoClient client) {
      ping(client);
      SERVERS.add(server);
    }
  }

  @Test
  void the_end_of_a_nested_class_is_not_the_end_of_the_server_around_it() {
    Run.of(SeveralNestedCase.class).passes(2);

    assertThat(SeveralNestedCase.SERVERS.size(), is(1));
  }

  @MockMongo(scope = Scope.CLASS)
  static class SameOnMethodCase {
    static MockMongoServer ofClass;

    @BeforeAll
    static void before(MockMongoServer server) {
      ofClass = server;
    }

    @Test
    @MockMongo(scope = Scope.CLASS)
    void has_its_own(MockMongoServer server) {
      assertThat(server, is(not(sameInstance(ofClass))));
    }
  }

  @Test
  void a_method_that_declares_the_same_as_its_class_has_its_own() {
    Run.of(SameOnMethodCase.class).passes(1);
  }

  @MockMongo(scope = Scope.CLASS)
  static class ShadowedCase {
    @Test
    @MockMongo(release = "7.0")
    void is_unmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void what_goes_wrong_on_a_server_that_stands_before_another_of_its_name_fails_the_test() {
    assertThat(
        Run.of(ShadowedCase.class).failure().getMessage(),
        startsWith("ping admin was not answered"));
  }

  @MockMongo(scope = Scope.CLASS)
  static class ConversationCase {
    @Test
    void receives(MongoClient client, MockMongoServer server) {
      Call<Document> ping = server.go(() -> ping(client));

      server.receives(command("ping")).repliesOk();

      ping.result();
    }
  }

  @Test
  void its_tests_receive_what_nobody_answers() {
    Run.of(ConversationCase.class).passes(1);
  }

  @MockMongo
  static class OtherParameterCase {
    static final Set<MockMongoServer> SERVERS = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void before(TestInfo ofJunit) {}

    @Test
    void one(MockMongoServer server) {
      SERVERS.add(server);
    }

    @Test
    void two(MockMongoServer server) {
      SERVERS.add(server);
    }
  }

  @Test
  void a_parameter_of_others_before_all_tests_leaves_each_test_its_own() {
    Run.of(OtherParameterCase.class).passes(2);

    assertThat(OtherParameterCase.SERVERS.size(), is(2));
  }
}

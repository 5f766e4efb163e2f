package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.socket.FreedPort;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server declared in code, by a field under {@code @RegisterExtension}. */
class RegisteredTest {

  static class PerTestCase {
    static final Set<Object> SERVERS = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .server(server -> server.profile(ServerProfile.standalone()))
            .script(server -> server.autoResponds(command("ping")).replies("{by: 'script'}"))
            .client(settings -> settings.applicationName("registered"))
            .build();

    @Test
    void one(MongoClient client, MockMongoServer server) {
      isAsDeclared(client, server);
    }

    @Test
    void two(MongoClient client, MockMongoServer server) {
      isAsDeclared(client, server);
    }

    private static void isAsDeclared(MongoClient client, MockMongoServer server) {
      assertThat(server.uri(), endsWith("/"));
      assertThat(ping(client).getString("by"), is("script"));
      server.verify(once(), anyCommand());
      server.verify(
          atLeast(1),
          command("hello", "isMaster", "ismaster")
              .with("client.application.name", hasToString(containsString("registered"))));
      SERVERS.add(server);
    }
  }

  @Test
  void an_instance_field_has_a_server_per_test_in_parallel_too() {
    Run.of(PerTestCase.class).passes(2);
    assertThat(PerTestCase.SERVERS.size(), is(2));

    Run.inParallel(PerTestCase.class).passes(2);
    assertThat(PerTestCase.SERVERS.size(), is(4));
  }

  static class PerClassCase {
    static final Set<Object> SERVERS = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    static final MockMongoExtension MONGO =
        MockMongoExtension.builder()
            .script(server -> server.autoResponds(command("ping")).times(1).replies("{by: 'it'}"))
            .build();

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
      void three(MongoClient client, MockMongoServer server) {
        pingsOnce(client, server);
      }
    }

    private static void pingsOnce(MongoClient client, MockMongoServer server) {
      assertThat(ping(client).getString("by"), is("it"));
      server.verify(once(), anyCommand());
      SERVERS.add(server);
    }
  }

  @Test
  void a_static_field_has_a_server_per_class_that_starts_each_test_with_its_script() {
    Run.of(PerClassCase.class).passes(3);

    assertThat(PerClassCase.SERVERS.size(), is(1));
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class LongInstanceCase {
    static final Set<Object> SERVERS = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .script(server -> server.autoResponds(command("ping")).repliesOk())
            .build();

    @FromServer MongoClient client;

    @Test
    void one(MockMongoServer server) {
      ping(client);
      SERVERS.add(server);
    }

    @Test
    void two(MockMongoServer server) {
      ping(client);
      SERVERS.add(server);
    }
  }

  @Test
  void an_instance_for_the_whole_class_has_a_server_per_class() {
    Run.of(LongInstanceCase.class).passes(2);

    assertThat(LongInstanceCase.SERVERS.size(), is(1));
  }

  @MockMongo(name = "orders")
  @AutoRespond(command = "ping", reply = "{by: 'annotation'}")
  static class BothCase {
    @RegisterExtension
    final MockMongoExtension billing =
        MockMongoExtension.builder()
            .name("billing")
            .script(server -> server.autoResponds(command("count")).replies("{n: 7}"))
            .build();

    @FromServer("billing")
    MongoClient billingField;

    private final MongoClient ordersOfConstructor;

    BothCase(@FromServer("orders") MongoClient client) {
      ordersOfConstructor = client;
    }

    @BeforeEach
    void before(@FromServer("billing") MongoClient client) {
      assertThat(Driver.run(client, "count").getInteger("n"), is(7));
    }

    @Test
    @AutoRespond(server = "billing", command = "ping", reply = "{by: 'method'}")
    void talks_to_both(
        @FromServer("orders") MongoClient orders, @FromServer("billing") MongoClient billing) {
      assertThat(ping(orders).getString("by"), is("annotation"));
      assertThat(ping(ordersOfConstructor).getString("by"), is("annotation"));
      assertThat(ping(billing).getString("by"), is("method"));
      assertThat(ping(billingField).getString("by"), is("method"));
    }
  }

  @Test
  void annotations_and_fields_declare_servers_side_by_side() {
    Run.of(BothCase.class).passes(1);
  }

  static class AnnotatedAnswersCase {
    @RegisterExtension final MockMongoExtension mongo = new MockMongoExtension();

    @Test
    @AutoRespond(command = "ping", reply = "{by: 'annotation'}")
    void answers(MongoClient client) {
      assertThat(ping(client).getString("by"), is("annotation"));
    }
  }

  @Test
  void annotated_answers_are_for_registered_servers_too() {
    Run.of(AnnotatedAnswersCase.class).passes(1);
  }

  static class ScriptCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .script(server -> server.autoResponds(command("ping")).replies("{by: 'script'}"))
            .build();

    @Test
    @AutoRespond(command = "ping", reply = "{by: 'annotation'}")
    void answers(MongoClient client) {
      assertThat(ping(client).getString("by"), is("annotation"));
    }
  }

  @Test
  void annotated_answers_are_asked_before_the_script() {
    Run.of(ScriptCase.class).passes(1);
  }

  static class StrictCase {
    @RegisterExtension final MockMongoExtension mongo = MockMongoExtension.builder().build();

    @Test
    void is_unmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  static class LenientCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .server(server -> server.timeout(Duration.ofMillis(50)))
            .unmatched(Strictness.REPORT)
            .unused(Strictness.IGNORE)
            .build();

    @Test
    @AutoRespond(command = "never")
    void is_unmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void strictness_is_that_of_annotations() {
    assertThat(
        Run.of(StrictCase.class).failure().getMessage(), startsWith("ping admin was not answered"));

    Run lenient = Run.of(LenientCase.class);
    lenient.passes(1);
    assertThat(lenient.reports().size(), is(1));
  }

  abstract static class BaseCase {
    @RegisterExtension
    static final MockMongoExtension SHARED = MockMongoExtension.builder().name("shared").build();
  }

  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class DerivedCase extends BaseCase {
    @RegisterExtension
    final MockMongoExtension own = MockMongoExtension.builder().name("own").build();

    @Test
    @AutoRespond(command = "ping")
    void has_both(@FromServer("own") MongoClient own, @FromServer("shared") MongoClient shared) {
      ping(own);
      ping(shared);
    }
  }

  @Test
  void fields_of_superclasses_count() {
    Run.of(DerivedCase.class).passes(1);
  }

  @MockMongo
  static class DoubleCase {
    @RegisterExtension final MockMongoExtension mongo = new MockMongoExtension();

    @Test
    void never_runs() {}
  }

  @MockMongo
  static class StaticDoubleCase {
    @RegisterExtension static final MockMongoExtension MONGO = new MockMongoExtension();

    @Test
    void never_runs() {}
  }

  static class TwoFieldsCase {
    @RegisterExtension
    final MockMongoExtension one = MockMongoExtension.builder().name("it").build();

    @RegisterExtension
    final MockMongoExtension two = MockMongoExtension.builder().name("it").build();

    @Test
    void never_runs() {}
  }

  @Test
  void two_servers_of_one_name_are_a_mistake() {
    String end =
        ": a field with @RegisterExtension and another declaration both have a server %s; give"
            + " one another name with MockMongoExtension.builder().name(...)";

    assertMistake(
        "DoubleCase" + end.formatted("without a name"), Run.of(DoubleCase.class).failure());
    assertMistake(
        "StaticDoubleCase" + end.formatted("without a name"),
        Run.of(StaticDoubleCase.class).classFailure());
    assertMistake(
        "TwoFieldsCase" + end.formatted("named \"it\""), Run.of(TwoFieldsCase.class).failure());
  }

  static class NestedDoubleCase {
    @RegisterExtension
    final MockMongoExtension outer =
        MockMongoExtension.builder()
            .script(server -> server.autoResponds(command("ping")).replies("{by: 'outer'}"))
            .build();

    @Nested
    class Closer {
      @RegisterExtension
      final MockMongoExtension inner =
          MockMongoExtension.builder()
              .script(server -> server.autoResponds(command("ping")).replies("{by: 'inner'}"))
              .build();

      @Test
      void has_the_inner_one(MongoClient client) {
        assertThat(ping(client).getString("by"), is("inner"));
      }
    }

    @Nested
    class Annotated {
      @Test
      @MockMongo
      @AutoRespond(command = "ping", reply = "{by: 'method'}")
      void has_its_own(MongoClient client) {
        assertThat(ping(client).getString("by"), is("method"));
      }
    }

    @Nested
    class Plain {
      @Test
      void has_the_outer_one(MongoClient client) {
        assertThat(ping(client).getString("by"), is("outer"));
      }
    }
  }

  @Test
  void of_several_in_nested_classes_the_closest_counts() {
    Run.of(NestedDoubleCase.class).passes(3);
  }

  static class WrongNameCase {
    @RegisterExtension
    final MockMongoExtension mongo = MockMongoExtension.builder().name("billing").build();

    @Test
    @AutoRespond(server = "biling", command = "ping")
    void never_runs() {}
  }

  @Test
  void an_answer_that_names_no_registered_server_is_a_mistake() {
    assertMistake(
        "@AutoRespond(command = \"ping\", server = \"biling\") on WrongNameCase.never_runs(): unknown"
            + " server \"biling\"; the test has \"billing\"",
        Run.of(WrongNameCase.class).failure());
  }

  static class ThrowingScriptCase {
    static MockMongoServer server;

    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder()
            .script(
                started -> {
                  server = started.servers().get(0);
                  throw new IllegalStateException("the script's own");
                })
            .build();

    @Test
    void never_runs(MongoClient client) {}
  }

  @Test
  void a_script_that_throws_fails_the_test_and_leaves_no_server() throws Exception {
    Throwable failure = Run.of(ThrowingScriptCase.class).failure();

    assertThat(failure.getMessage() + failure.getCause(), containsString("the script's own"));
    assertThat(FreedPort.refuses(ThrowingScriptCase.server.address()), is(true));
  }

  static class SettingsCase {
    @RegisterExtension
    final MockMongoExtension mongo =
        MockMongoExtension.builder().client(settings -> settings.retryReads(false)).build();

    @Test
    void are_as_declared(MongoClientSettings settings, MongoClientSettings.Builder builder) {
      assertThat(settings.getRetryReads(), is(false));
      assertThat(builder.build().getRetryReads(), is(false));
    }
  }

  @Test
  void injected_settings_have_what_was_declared_in_code() {
    Run.of(SettingsCase.class).passes(1);
  }

  private static void assertMistake(String text, Throwable mistake) {
    assertThat(mistake, instanceOf(ExtensionConfigurationException.class));
    assertEquals(text, mistake.getMessage());
  }
}

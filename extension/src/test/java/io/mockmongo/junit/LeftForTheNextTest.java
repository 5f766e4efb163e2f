package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/** What one test leaves without a reply on a shared server is let go for the next. */
class LeftForTheNextTest {

  @MockMongo(scope = Scope.CLASS)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class SilentHelloCase {
    @Test
    @AutoRespond(
        command = {"hello", "isMaster"},
        fault = SILENCE)
    void first(MongoClient client, MockMongoServer server) {
      server.verify(atLeast(1).within(Duration.ofSeconds(10)), hello());
    }

    @Test
    @AutoRespond(command = "ping")
    void second(MongoClient client) {
      ping(client); // times out after 5 seconds: the monitor still waits for its hello
    }
  }

  @Test
  void a_hello_that_one_test_left_in_silence_is_let_go_for_the_next() {
    Run.of(SilentHelloCase.class).passes(2);
  }

  @MockMongo(scope = Scope.CLASS)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class ReceivedHelloCase {
    @BeforeEach
    void hold(MockMongoServer server, TestInfo test) {
      if (test.getDisplayName().startsWith("first")) {
        server.holds(hello());
      }
    }

    @Test
    void first(MockMongoServer server, MongoClient client) {
      server.receives(hello());
    }

    @Test
    @AutoRespond(command = "ping")
    void second(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void a_hello_that_one_test_received_and_did_not_answer_is_let_go_for_the_next() {
    Run.of(ReceivedHelloCase.class).passes(2);
  }

  @MockMongo
  static class EqualCase {
    @FromServer static MockMongoServer outer;

    @Nested
    @MockMongo
    class Inner {
      @Test
      void has_its_own(MockMongoServer own) {
        assertThat(own, is(not(sameInstance(outer))));
      }
    }
  }

  @Test
  void a_nested_class_that_declares_the_same_as_the_one_around_has_servers_of_its_own() {
    Run.of(EqualCase.class).passes(1);
  }
}

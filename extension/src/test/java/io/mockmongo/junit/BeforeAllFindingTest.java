package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong before all tests is nobody's but the class's. */
class BeforeAllFindingTest {

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "count")
  static class UnansweredCase {
    @BeforeAll
    static void before(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }

    @Test
    void one(MongoClient client, MockMongoServer server) {
      Driver.run(client, "count");
    }

    @Test
    void two(MongoClient client, MockMongoServer server) {
      Driver.run(client, "count");
    }
  }

  @Test
  void a_request_that_nobody_answered_before_all_tests_fails_the_class_and_no_test() {
    Run run = Run.of(UnansweredCase.class);

    assertThat(run.classFailure().getMessage(), startsWith("ping admin was not answered"));
    assertThat(run.failures(), is(empty()));
  }

  @MockMongo(scope = Scope.CLASS)
  static class NestedCase {
    @BeforeAll
    static void before(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }

    @Nested
    class InnerCase {
      @Test
      void runs() {}
    }
  }

  @Test
  void it_fails_the_class_whose_server_it_is_and_none_nested_in_it() {
    Run run = Run.of(NestedCase.class);

    assertThat(run.classFailure().getMessage(), startsWith("ping admin was not answered"));
    assertThat(run.failures(), is(empty()));
  }
}

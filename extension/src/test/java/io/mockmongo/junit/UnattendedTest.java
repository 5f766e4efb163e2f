package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where nobody has the server in hand, nobody can receive, and no request waits for that. */
class UnattendedTest {

  @MockMongo
  static class NoServerCase {
    /** On another thread, so that the request may come before the test waits for its result. */
    @Test
    @Timeout(4) // a request that waits for the test waits for 5 seconds
    void is_refused(MongoClient client) {
      CompletableFuture<Document> call = CompletableFuture.supplyAsync(() -> ping(client));

      ExecutionException thrown = assertThrows(ExecutionException.class, call::get);

      assertThat(thrown.getCause(), instanceOf(MongoCommandException.class));
    }
  }

  @Test
  void where_no_method_takes_the_server_a_request_is_refused_at_once() {
    Throwable failure = Run.of(NoServerCase.class).failure();

    assertThat(
        failure.getMessage(),
        matchesPattern("(?s)ping admin was not answered \\(UnattendedTest\\.java:\\d+\\)\n.*"));
  }

  @MockMongo
  static class BeforeEachCase {
    MockMongoServer server;

    @BeforeEach
    void take(MockMongoServer itsServer) {
      server = itsServer;
    }

    @Test
    void receives(MongoClient client) {
      var call = server.go(() -> ping(client));
      server.receives(command("ping")).replies("{n: 1}");
      assertThat(call.result().getInteger("n"), is(1));
    }

    @Nested
    class Inner {
      @Test
      void receives_too(MongoClient client) {
        receives(client);
      }
    }
  }

  @Test
  void a_test_receives_by_the_server_that_was_taken_before_it_or_around_it() {
    Run.of(BeforeEachCase.class).passes(2);
  }
}

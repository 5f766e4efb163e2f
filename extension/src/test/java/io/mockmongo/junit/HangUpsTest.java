package io.mockmongo.junit;

import static io.mockmongo.journal.ConnectionEnded.Ending.RESET;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.HALF_CLOSE;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionHalfClosed;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Hang-ups declared by annotation, and servers that a test leaves down. */
class HangUpsTest {

  @MockMongo
  static class KindsCase {
    @Test
    @AutoRespond(command = "ping", fault = Fault.RESET)
    void resets(MongoClient client, MockMongoServer server) {
      assertThrows(MongoSocketException.class, () -> ping(client));
      assertThat(server.journal().facts(), hasItem(connectionEnded(RESET)));
    }

    @Test
    @AutoRespond(command = "ping", fault = HALF_CLOSE)
    void half_closes(MongoClient client, MockMongoServer server) {
      assertThrows(MongoSocketException.class, () -> ping(client));
      assertThat(server.journal().facts(), hasItem(connectionHalfClosed()));
    }
  }

  @Test
  void a_connection_is_reset_or_half_closed() {
    Run.of(KindsCase.class).passes(2);
  }

  @MockMongo(scope = Scope.CLASS, client = "retryReads=false")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class SharedCase {
    @Test
    void first(MongoClient client, MockMongoServer server) {
      var lost = server.go(() -> ping(client));
      server.receives(command("ping"));
      server.goesDown();
      lost.failsWith(MongoSocketException.class);
    }

    @Test
    @AutoRespond(command = "ping")
    void second(MongoClient client, MockMongoServer server) {
      ping(client);
      server.refusesConnections();
    }

    @Test
    @AutoRespond(command = "ping")
    void third(MongoClient client, MockMongoServer server) {
      ping(client);
      server.hangsUp();
    }
  }

  @Test
  void a_shared_server_that_was_left_down_is_there_for_the_next_test() {
    Run.of(SharedCase.class).passes(3);
  }

  @MockMongo
  static class DownCase {
    @Test
    @AutoRespond(command = "ping")
    void goes_down_for_good(MongoClient client, MockMongoServer server) {
      ping(client);
      server.goesDown();
    }
  }

  @Test
  void a_server_that_is_down_at_the_end_is_closed_with_its_client() {
    Run.of(DownCase.class).passes(1);
  }
}

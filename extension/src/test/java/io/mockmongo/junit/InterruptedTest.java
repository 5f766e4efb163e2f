package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A test whose own thread is interrupted leaves nothing either. */
class InterruptedTest {

  @MockMongo
  @AutoRespond(command = "ping")
  static class PassingCase {
    static Left left;

    @Test
    void interrupts_itself(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void one_that_interrupts_itself_passes() throws Exception {
    Run.of(PassingCase.class).passes(1);

    PassingCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class FailingCase {
    static Left left;

    @Test
    void is_interrupted_in_the_driver(MockMongoServer server, MongoClient client)
        throws IOException {
      left = Left.of(server, client);
      Thread.currentThread().interrupt();
      ping(client);
    }
  }

  @Test
  void one_that_the_driver_gives_up() throws Exception {
    Throwable failure = Run.of(FailingCase.class).failure();

    assertThat(failure, instanceOf(MongoInterruptedException.class));
    FailingCase.left.isAllClosed();
  }

  @MockMongo
  static class WaitingCase {
    static MockMongoServer left;

    @Test
    void is_interrupted_as_it_receives(MockMongoServer server) {
      left = server;
      Thread.currentThread().interrupt();
      server.receives();
    }
  }

  @Test
  void one_that_waits_in_vain() {
    Throwable failure = Run.of(WaitingCase.class).failure();

    assertThat(failure.getMessage(), is("interrupted while waiting for: any command"));
    assertThat(Left.threadsOf(WaitingCase.left), empty());
  }
}

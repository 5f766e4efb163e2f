package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.HidingLoader;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Who talks to the server by something else than the driver need not have the driver. */
class WithoutDriverTest {

  @MockMongo
  @AutoRespond(command = "ping", matching = "{ping: 1}", reply = "{n: 1}")
  static class NoDriverCase {
    @Test
    void the_server_is_there(MockMongoServer server, TestInfo jupiters) {
      assertThrows(
          ClassNotFoundException.class, () -> Class.forName("com.mongodb.ConnectionString"));
      assertThat(server.uri(), startsWith("mongodb://127.0.0.1:"));
    }
  }

  @Test
  void a_test_runs_where_the_driver_is_missing() throws ClassNotFoundException {
    Class<?> testClass = new HidingLoader("com.mongodb.").loadClass(NoDriverCase.class.getName());

    Run.of(testClass).passes(1);
  }
}

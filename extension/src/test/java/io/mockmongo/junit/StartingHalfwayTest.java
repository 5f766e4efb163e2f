package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the second thing fails to start, the first one is closed. */
class StartingHalfwayTest {

  @MockMongo(name = "orders")
  @MockMongo(name = "billing", client = "maxPoolSize=many")
  @AutoRespond(command = "ping")
  static class BadOptionsCase {
    static Left orders;
    static MockMongoServer billing;

    @BeforeEach
    void use(
        @FromServer("orders") MockMongoServer ordersServer,
        @FromServer("orders") MongoClient ordersClient,
        @FromServer("billing") MockMongoServer billingServer)
        throws IOException {
      orders = Left.of(ordersServer, ordersClient);
      billing = billingServer;
    }

    @Test
    void never_runs(@FromServer("billing") MongoClient client) {}
  }

  @Test
  void both_servers_are_closed_where_one_client_has_bad_options() throws Exception {
    assertThat(
        Run.of(BadOptionsCase.class).failure().getMessage(),
        containsString("@MockMongo(client = \"maxPoolSize=many\")"));

    BadOptionsCase.orders.isAllClosed();
    assertThat(Left.threadsOf(BadOptionsCase.billing), empty());
  }

  @MockMongo(client = "minPoolSize=5&maxPoolSize=2")
  static class NoClientCase {
    static MockMongoServer left;

    NoClientCase(MockMongoServer server) {
      left = server;
    }

    @Test
    void never_runs(MongoClient client) {}
  }

  @Test
  void a_server_is_closed_where_its_client_can_not_be_made() {
    assertThat(Run.of(NoClientCase.class).failure().getMessage(), containsString("maxSize"));

    assertThat(Left.threadsOf(NoClientCase.left), empty());
  }

  @MockMongo(name = "orders")
  @MockMongo(name = "billing", client = "maxPoolSize=many")
  @AutoRespond(command = "ping")
  static class ClassCase {
    static Left orders;

    @BeforeAll
    static void use(
        @FromServer("orders") MockMongoServer server, @FromServer("orders") MongoClient client)
        throws IOException {
      orders = Left.of(server, client);
    }

    @BeforeAll
    static void wants(@FromServer("billing") MongoClient client) {}

    @Test
    void never_runs() {}
  }

  @Test
  void so_are_those_of_a_class() throws Exception {
    assertThat(
        Run.of(ClassCase.class).classFailure().getMessage(),
        containsString("@MockMongo(client = \"maxPoolSize=many\")"));

    ClassCase.orders.isAllClosed();
  }
}

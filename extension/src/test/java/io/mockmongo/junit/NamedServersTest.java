package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.HANG_UP;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.Topology.STANDALONE;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several servers in one test. */
class NamedServersTest {

  @MockMongo(name = "orders")
  @MockMongo(name = "billing", topology = STANDALONE)
  @AutoRespond(command = "ping", reply = "{by: 'both'}")
  static class TwoServersCase {
    @FromServer("billing")
    MongoClient billingClient;

    @Test
    @AutoRespond(server = "billing", command = "ping", reply = "{by: 'billing'}")
    void each_has_its_own_client_and_answers(
        @FromServer("orders") MongoClient ordersClient,
        @FromServer("orders") MockMongoServer orders,
        @FromServer("billing") MockMongoServer billing) {
      assertThat(ping(ordersClient).getString("by"), is("both"));
      orders.verify(once(), command("ping"));
      billing.verify(never(), command("ping"));

      assertThat(ping(billingClient).getString("by"), is("billing"));
      billing.verify(once(), command("ping"));
      assertThat(orders.address(), not(billing.address()));
      assertThat(billing.uri(), endsWith("/"));
    }

    @Nested
    @MockMongo(name = "billing")
    class NestedCase {
      @Test
      void the_closest_of_a_name_wins(
          @FromServer("orders") MongoClient ordersClient,
          @FromServer("billing") MockMongoServer billing) {
        ping(ordersClient);
        assertThat(billing.uri(), endsWith("?replicaSet=rs0"));
      }
    }
  }

  @Test
  void each_has_its_own_client_and_answers() {
    Run.of(TwoServersCase.class).passes(2);
  }

  @MockMongo(name = "orders")
  static class OnlyOneCase {
    @Test
    @AutoRespond(command = "ping")
    void needs_no_name(MongoClient client, MockMongoServer server) {
      ping(client);
      server.verify(once(), command("ping"));
    }
  }

  @Test
  void the_only_one_needs_no_name() {
    Run.of(OnlyOneCase.class).passes(1);
  }

  @MockMongo(name = "orders")
  @MockMongo(name = "billing")
  static class NoNameCase {
    @Test
    void never_runs(MongoClient client) {}
  }

  @Test
  void one_of_several_wants_a_name() {
    assertThat(
        Run.of(NoNameCase.class).failure().getMessage(),
        endsWith(": choose a server with @FromServer(...): the test has \"orders\", \"billing\""));
  }

  @MockMongo(name = "orders")
  static class UnknownNameCase {
    @Test
    void never_runs(@FromServer("order") MongoClient client) {}
  }

  @Test
  void a_name_that_no_server_has_is_a_mistake() {
    assertThat(
        Run.of(UnknownNameCase.class).failure().getMessage(),
        endsWith(": unknown server \"order\"; the test has \"orders\""));
  }

  @MockMongo(name = "orders")
  static class UnknownAnswererCase {
    @Test
    @AutoRespond(server = "order", command = "ping")
    void never_runs() {}
  }

  @Test
  void an_answer_of_a_server_that_there_is_not_is_a_mistake() {
    assertThat(
        Run.of(UnknownAnswererCase.class).failure().getMessage(),
        is(
            "@AutoRespond(command = \"ping\", server = \"order\") on"
                + " UnknownAnswererCase.never_runs(): unknown server \"order\"; the test has"
                + " \"orders\""));
  }

  @MockMongo(client = "retryReads=false")
  @AutoRespond(command = "ping", fault = HANG_UP, times = 1)
  @AutoRespond(command = "ping")
  @Retention(RetentionPolicy.RUNTIME)
  @interface FlakyMongo {}

  @FlakyMongo
  static class ComposedCase {
    @Test
    void fails_once(MongoClient client) {
      String first = "";
      try {
        ping(client);
      } catch (com.mongodb.MongoSocketException hungUp) {
        first = hungUp.getMessage();
      }
      assertThat(first, containsString("Prematurely reached end of stream"));
      ping(client);
    }
  }

  @Test
  void an_annotation_of_ones_own_is_made_of_ours() {
    Run.of(ComposedCase.class).passes(1);
  }

  @MockMongo(name = "orders")
  @MockMongo(name = "billing")
  static class StrayCase {
    @Test
    void goes_to_billing(@FromServer("billing") MongoClient client) {
      try {
        ping(client);
      } catch (MongoCommandException refused) {
        // which is what the finding is about
      }
    }
  }

  @Test
  void a_finding_names_its_server() {
    assertThat(
        Run.of(StrayCase.class).failure().getMessage(),
        startsWith("server \"billing\": ping admin was not answered"));
  }

  @MockMongo(name = "orders")
  @MockMongo(name = "billing")
  static class WrongServerCase {
    @Test
    @AutoRespond(command = "ping")
    void looks_at_orders(
        @FromServer("billing") MongoClient client, @FromServer("orders") MockMongoServer orders) {
      ping(client);
      orders.verify(once(), command("ping"));
    }
  }

  @Test
  void a_failure_tells_which_other_server_received_the_request() {
    Throwable failure = Run.of(WrongServerCase.class).failure();

    assertThat(failure.getMessage(), startsWith("expected exactly 1 request matching: ping\n"));
    assertThat(
        failure.getSuppressed()[0].getMessage(),
        matchesPattern(
            "the server \"billing\" \\(127\\.0\\.0\\.1:\\d+\\) received:\n"
                + "  \\d+\\. ping admin  \\{ping: 1}.*"));
  }
}

package io.mockmongo.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.reply.ServerError.HOST_UNREACHABLE;
import static io.mockmongo.reply.ServerError.SHUTDOWN_IN_PROGRESS;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.connection.ClusterType;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.reply.ServerError;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services behind a load balancer, and the driver that tells them by their ids. */
class LoadBalancerTest {

  private final PoolEvents pool = new PoolEvents();

  private MongoClient client(MockLoadBalancer balancer) {
    return MongoClients.create(
        balancer
            .applyTo(MongoClientSettings.builder())
            .applyToConnectionPoolSettings(settings -> settings.addConnectionPoolListener(pool))
            .retryReads(false)
            .build());
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }

  /** Opens a connection to each of two services; both are idle afterwards. */
  private static void connectToBoth(MockLoadBalancer balancer, MongoClient client) {
    Call<Document> one = balancer.go(() -> ping(client));
    Request first = balancer.receives(command("ping"));
    Call<Document> other = balancer.go(() -> ping(client));
    Request second = balancer.receives(command("ping"));
    assertThat(
        Stream.of(first, second).map(Request::member).toList(),
        is(balancer.services().stream().map(MockMongoServer::address).toList()));
    first.repliesOk();
    second.repliesOk();
    one.result();
    other.result();
  }

  @Test
  void each_connection_goes_to_the_next_service() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      connectToBoth(balancer, client);

      assertThat(client.getClusterDescription().getType(), is(ClusterType.LOAD_BALANCED));
      balancer.assertSatisfied();
    }
  }

  @Test
  void the_driver_does_not_monitor() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      connectToBoth(balancer, client);

      balancer.verify(times(2), handshake().matching("{loadBalanced: true}"));
      balancer.verify(times(2), hello());
    }
  }

  @Test
  void a_test_chooses_the_service() {
    try (var balancer = MockLoadBalancer.start(3)) {
      balancer.autoResponds(command("ping")).repliesOk();
      for (MockMongoServer service : List.of(balancer.service(2), balancer.service(1))) {
        balancer.routesTo(service);
        try (var client = client(balancer)) {
          ping(client);
        }
        balancer.verify(once(), command("ping").sentTo(service.address()));
      }

      balancer.routesToAll();
      try (var client = client(balancer)) {
        ping(client);
      }
      balancer.verify(once(), command("ping").sentTo(balancer.service(0).address()));
    }
  }

  @Test
  void the_pool_is_cleared_for_the_service_that_hung_up() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      connectToBoth(balancer, client);

      balancer.autoResponds(command("ping")).first(Reply.hangUp()).then(Reply.ok());
      assertThrows(MongoSocketException.class, () -> ping(client));
      List<ObjectId> cleared = List.copyOf(pool.cleared());
      ping(client);

      MockMongoServer broken =
          balancer.services().stream()
              .filter(service -> cleared.equals(List.of(service.serviceId())))
              .findFirst()
              .orElseThrow(() -> new AssertionError("cleared for " + cleared));
      balancer.verify(times(2), command("ping").sentTo(broken.address()));
      balancer.verify(times(2), handshake()); // the other connection was kept
    }
  }

  @ParameterizedTest
  @CsvSource({"SHUTDOWN_IN_PROGRESS, 1", "NOT_WRITABLE_PRIMARY, 0", "DUPLICATE_KEY, 0"})
  void a_service_that_shuts_down_clears_its_part_of_the_pool(ServerError error, int times) {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      connectToBoth(balancer, client);

      balancer.autoResponds(command("ping")).replies(error);
      assertThrows(Exception.class, () -> ping(client));

      assertThat(pool.cleared().size(), is(times));
    }
  }

  @Test
  void an_error_in_the_handshake_clears_nothing() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      balancer.routesTo(balancer.service(1));
      balancer.service(1).autoResponds(handshake()).hangsUp();
      balancer.autoResponds(command("ping")).repliesOk();

      assertThrows(MongoSocketException.class, () -> ping(client));
      balancer.routesToAll();
      ping(client);

      assertThat(pool.cleared(), is(empty()));
    }
  }

  @Test
  void a_cursor_keeps_its_connection() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer)) {
      balancer.autoResponds(command("ping")).repliesOk();
      balancer
          .autoResponds(command("find"))
          .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));

      try (MongoCursor<Document> cursor = orders(client).find().batchSize(1).cursor()) {
        cursor.next();
        assertThat(pool.checkedOut(), is(1));
        ping(client);
        cursor.next();
      }

      assertThat(pool.checkedOut(), is(0));
      String first = balancer.service(0).address();
      balancer.verify(once(), command("find").sentTo(first));
      balancer.verify(once(), command("getMore").sentTo(first));
      balancer.verify(once(), command("killCursors").sentTo(first));
      balancer.verify(once(), command("ping").sentTo(balancer.service(1).address()));
    }
  }

  @Test
  void a_transaction_keeps_its_connection() {
    try (var balancer = MockLoadBalancer.start(2);
        var client = client(balancer);
        ClientSession session = client.startSession()) {
      balancer.autoResponds(command("ping")).repliesOk();
      balancer.autoResponds(command("insert")).replies("{n: 1}");

      session.startTransaction();
      orders(client).insertOne(session, new Document("_id", 1));
      assertThat(pool.checkedOut(), is(1));
      ping(client);
      orders(client).insertOne(session, new Document("_id", 2));
      session.commitTransaction();

      String first = balancer.service(0).address();
      balancer.verify(times(2), command("insert").inTransaction().sentTo(first));
      balancer.verify(once(), command("commitTransaction").sentTo(first));
      balancer.verify(once(), command("ping").sentTo(balancer.service(1).address()));
    }
    assertThat(pool.checkedOut(), is(0));
  }

  @Test
  void a_service_that_is_down_gets_no_connections() {
    try (var balancer = MockLoadBalancer.start(2)) {
      balancer.autoResponds(command("ping")).repliesOk();
      ObjectId old = balancer.service(0).serviceId();
      balancer.kill(balancer.service(0));
      try (var client = client(balancer)) {
        ping(client);
        balancer.verify(once(), command("ping").sentTo(balancer.service(1).address()));

        balancer.kill(balancer.service(1));
        assertThrows(MongoSocketException.class, () -> ping(client));
        assertThrows(MongoSocketException.class, () -> ping(client));

        balancer.restart(balancer.service(0));
        ping(client);
        balancer.verify(once(), command("ping").sentTo(balancer.service(0).address()));
        assertThat(balancer.service(0).serviceId(), is(not(old)));
      }
    }
  }

  @Test
  void tls_goes_through_it() {
    Tls tls = Tls.selfMade();
    try (var balancer =
            MockLoadBalancer.builder().services(2).server(service -> service.tls(tls)).start();
        var client = client(balancer)) {
      balancer.autoResponds(command("ping")).repliesOk();

      ping(client);

      assertThat(
          balancer.uri("shop"),
          is("mongodb://" + balancer.address() + "/shop?loadBalanced=true&tls=true"));
      balancer.verify(once(), command("ping"));
    }
  }

  @Test
  void services_can_have_names() {
    try (var balancer =
            MockLoadBalancer.builder()
                .service(service -> service.name("a:27017"))
                .service(service -> service.name("b:27017").release(ServerRelease.V7_0))
                .start();
        var client = client(balancer)) {
      balancer.routesTo(balancer.member("b:27017"));
      balancer.autoResponds(command("ping")).repliesOk();

      ping(client);

      assertThat(balancer.uri(), is("mongodb://" + balancer.address() + "/?loadBalanced=true"));
      balancer.verify(once(), command("ping").sentTo("b:27017"));
    }
  }

  @Test
  void a_write_is_retried_only_where_the_service_shuts_down() {
    try (var balancer = MockLoadBalancer.start(1);
        var client = client(balancer)) {
      balancer
          .autoResponds(command("insert"))
          .inTurn(SHUTDOWN_IN_PROGRESS, HOST_UNREACHABLE, Reply.of("{n: 1}"));

      assertThrows(
          MongoCommandException.class, () -> orders(client).insertOne(new Document("_id", 1)));

      balancer.verify(times(2), command("insert"));
    }
  }

  @Test
  void a_reset_restores_routes_and_services() {
    try (var balancer = MockLoadBalancer.start(2)) {
      balancer.routesTo(balancer.service(1));
      balancer.kill(balancer.service(0));

      balancer.lifecycle().reset();

      balancer.autoResponds(command("ping")).repliesOk();
      try (var client = client(balancer)) {
        ping(client);
      }
      balancer.verify(once(), command("ping").sentTo(balancer.service(0).address()));
    }
  }

  @Test
  void mistakes_name_the_services() {
    try (var balancer = MockLoadBalancer.start(1);
        var other = MockMongoServer.start()) {
      var refused = assertThrows(IllegalArgumentException.class, () -> balancer.routesTo(other));

      assertThat(
          refused.getMessage(),
          is(
              "routesTo("
                  + other.address()
                  + "): this server is not in the deployment; its servers are ["
                  + balancer.service(0).address()
                  + "]"));
    }
  }
}

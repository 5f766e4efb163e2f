package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.reply.Cursor;
import io.mockmongo.topology.MockLoadBalancer;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services behind a load balancer say, and where each connection goes. */
class LoadBalancerHelloTest {

  private static final String HELLO = "{hello: 1, helloOk: true, loadBalanced: true, $db: 'admin'}";

  private final MockLoadBalancer balancer = MockLoadBalancer.start(2);

  @AfterEach
  void close() {
    balancer.close();
  }

  @Test
  void a_service_is_a_mongos_with_an_id() throws IOException {
    RawBsonDocument reply = ask(balancer.address(), HELLO);

    assertThat(
        new ArrayList<>(reply.keySet()),
        contains(
            "isWritablePrimary",
            "msg",
            "topologyVersion",
            "serviceId",
            "helloOk",
            "maxBsonObjectSize",
            "maxMessageSizeBytes",
            "maxWriteBatchSize",
            "localTime",
            "logicalSessionTimeoutMinutes",
            "connectionId",
            "minWireVersion",
            "maxWireVersion",
            "$clusterTime",
            "operationTime",
            "ok"));
    assertThat(reply.getString("msg").getValue(), is("isdbgrid"));
  }

  @Test
  void each_connection_to_a_service_is_told_the_same_id() throws IOException {
    ObjectId first = balancer.service(0).serviceId();
    ObjectId second = balancer.service(1).serviceId();

    assertThat(first, is(not(second)));
    assertThat(
        List.of(serviceId(), serviceId(), serviceId(), serviceId()),
        contains(first, second, first, second));
  }

  private ObjectId serviceId() throws IOException {
    return ask(balancer.address(), HELLO).getObjectId("serviceId").getValue();
  }

  @Test
  void a_client_that_does_not_know_of_the_balancer_sees_a_mongos() throws IOException {
    RawBsonDocument reply = ask(balancer.address(), "{hello: 1, $db: 'admin'}");

    assertThat(reply.containsKey("serviceId"), is(false));
    assertThat(reply.getString("msg").getValue(), is("isdbgrid"));
  }

  /** What befalls such a client in production, on another connection of its pool. */
  @Test
  void its_cursors_are_not_found_behind_the_next_connection() throws IOException {
    balancer.autoResponds(command("find")).replies(Cursor.of("{_id: 1}", "{_id: 2}"));
    RawBsonDocument found = ask(balancer.address(), "{find: 'c', batchSize: 1, $db: 'd'}");
    long id = found.getDocument("cursor").getInt64("id").getValue();

    RawBsonDocument more =
        ask(
            balancer.address(),
            "{getMore: {$numberLong: '" + id + "'}, collection: 'c', $db: 'd'}");

    assertThat(more.getInt32("code").getValue(), is(43));
  }

  @Test
  void a_service_has_an_address_of_its_own() throws IOException {
    RawBsonDocument reply = ask(balancer.service(1).address(), HELLO);

    assertThat(reply.getObjectId("serviceId").getValue(), is(balancer.service(1).serviceId()));
  }

  @Test
  void connections_are_closed_at_once_while_all_services_are_down() throws IOException {
    balancer.goesDown();
    try (var client = new RawClient(balancer.address())) {
      assertThat(client.isHungUpOn(), is(true));
    }

    balancer.comesBack();
    assertThat(ask(balancer.address(), HELLO).getDouble("ok").getValue(), is(1.0));
  }

  @Test
  void nobody_listens_after_it_is_closed() {
    String address = balancer.address();
    balancer.close();

    assertThrows(ConnectException.class, () -> new RawClient(address).close());
  }

  private static RawBsonDocument ask(String address, String command) throws IOException {
    try (var client = new RawClient(address)) {
      client.send(1, command);
      return client.readsBody();
    }
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServers;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers that share one conversation: one journal, one order, one place to receive. */
class OneConversationTest {

  private final MockMongoServers servers = MockMongoServers.start(2);
  private final MockMongoServer orders = servers.get(0);
  private final MockMongoServer billing = servers.get(1);
  private final MongoClient ordersClient = MongoClients.create(orders.uri());
  private final MongoClient billingClient = MongoClients.create(billing.uri());

  @AfterEach
  void close() {
    ordersClient.close();
    billingClient.close();
    servers.close();
  }

  @Test
  void an_order_is_stored_before_it_is_billed() {
    servers.forEach(server -> server.autoResponds(command("insert")).replies("{n: 1}"));

    checkout();

    servers.verifyInOrder(
        command("insert").sentTo(orders.address()), command("insert").sentTo(billing.address()));
    servers.verify(times(2), command("insert"));
    assertThat(servers.awaits(command("insert")).member(), is(orders.address()));
    servers.assertSatisfied();
  }

  @Test
  void a_test_receives_what_comes_to_either() {
    Call<Void> checkout = servers.runs(this::checkout);

    Request order = servers.receives(command("insert"));
    order.replies("{n: 1}");
    Request bill = servers.receives(command("insert"));
    bill.replies("{n: 1}");

    checkout.result();
    assertThat(order.member(), is(orders.address()));
    assertThat(bill.member(), is(billing.address()));
  }

  private void checkout() {
    ordersClient.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 7));
    billingClient.getDatabase("shop").getCollection("bills").insertOne(new Document("order", 7));
  }
}

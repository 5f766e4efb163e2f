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
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers that share one conversation: one journal, one order, one place to receive. */
class OneConversationTest {

  private final MockMongoServer orders = MockMongoServer.start();
  private final MockMongoServer billing = MockMongoServer.builder().conversationOf(orders).start();
  private final MongoClient ordersClient = MongoClients.create(orders.uri());
  private final MongoClient billingClient = MongoClients.create(billing.uri());

  @AfterEach
  void close() {
    ordersClient.close();
    billingClient.close();
    billing.close();
    orders.close();
  }

  @Test
  void an_order_is_stored_before_it_is_billed() {
    orders.autoResponds(command("insert")).replies("{n: 1}");
    billing.autoResponds(command("insert")).replies("{n: 1}");

    checkout();

    orders.verifyInOrder(command("insert").on("shop.orders"), command("insert").on("shop.bills"));
    orders.verify(times(2), command("insert"));
    assertThat(billing.awaits(command("insert")).member(), is(orders.address()));
    orders.assertSatisfied();
  }

  @Test
  void a_test_receives_what_comes_to_either() {
    Call<Void> checkout = orders.runs(this::checkout);

    Request order = orders.receives(command("insert"));
    order.replies("{n: 1}");
    Request bill = orders.receives(command("insert"));
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

package shop.cost;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.Order;
import shop.Orders;
import shop.ShopApplication;

/** The tests of a class of a run that shares one server. */
@MockMongo
@SpringBootTest(classes = ShopApplication.class)
@AutoRespond(command = "createIndexes")
class OnSharedServer {

  @Autowired Orders orders;

  @Test
  @AutoRespond(command = "insert")
  void are_saved(MockMongoServer server) {
    orders.insert(new Order(7, "Ann"));

    server.verify(once(), command("insert"));
  }

  @Test
  @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
  void are_found() {
    assertThat(orders.findByCustomer("Ann")).containsExactly(new Order(7, "Ann"));
  }

  @Test
  @AutoRespond(command = "aggregate", documents = "{n: 3}")
  void are_counted() {
    assertThat(orders.count()).isEqualTo(3);
  }
}

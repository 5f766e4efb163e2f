package shop.cost;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockmongo.reply.Cursor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.Order;
import shop.Orders;
import shop.ShopApplication;

/** What {@link OnSharedServer} tests, on a server that is kept by hand. */
@SpringBootTest(classes = ShopApplication.class)
class OnKeptServer extends KeptServer {

  @Autowired Orders orders;

  @Test
  void are_saved() {
    SERVER.autoResponds(command("insert")).repliesOk();

    orders.insert(new Order(7, "Ann"));

    SERVER.verify(once(), command("insert"));
  }

  @Test
  void are_found() {
    SERVER.autoResponds(command("find")).replies(Cursor.of("{_id: 7, customer: 'Ann'}"));

    assertThat(orders.findByCustomer("Ann")).containsExactly(new Order(7, "Ann"));
  }

  @Test
  void are_counted() {
    SERVER.autoResponds(command("aggregate")).replies(Cursor.of("{n: 3}"));

    assertThat(orders.count()).isEqualTo(3);
  }
}

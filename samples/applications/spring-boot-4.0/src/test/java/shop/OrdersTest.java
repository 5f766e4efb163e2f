package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DuplicateKeyException;

@MockMongo
@SpringBootTest
@AutoRespond(command = "createIndexes")
class OrdersTest {

  @Autowired Orders orders;

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
  void are_saved_and_found(MockMongoServer server) {
    orders.insert(new Order(7, "Ann"));

    assertThat(orders.findByCustomer("Ann")).containsExactly(new Order(7, "Ann"));
    server.verify(once(), command("insert").on("test.orders").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_number_is_used_once() {
    assertThatThrownBy(() -> orders.insert(new Order(7, "Ann")))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("dup key: { _id: 7 }");
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void are_saved_across_a_step_down(MockMongoServer server) {
    orders.insert(new Order(7, "Ann"));

    server.verify(times(2), command("insert"));
  }
}

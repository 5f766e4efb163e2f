package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MockMongo
@QuarkusTest
class OrdersTest {

  @Inject Orders orders;

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
  void are_saved_and_found(MockMongoServer server) {
    orders.persist(Order.of(7, "Ann"));

    assertEquals(7, orders.findByCustomer("Ann").get(0).id);
    server.verify(once(), command("insert").on("test.orders").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_number_is_used_once() {
    MongoWriteException failure =
        assertThrows(MongoWriteException.class, () -> orders.persist(Order.of(7, "Ann")));

    assertEquals(ErrorCategory.DUPLICATE_KEY, failure.getError().getCategory());
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void are_saved_across_a_step_down(MockMongoServer server) {
    orders.persist(Order.of(7, "Ann"));

    server.verify(times(2), command("insert"));
  }
}

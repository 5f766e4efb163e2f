package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.driver.Publishers;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@MockMongo(database = "shop")
class OrdersTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Order ORDER = new Order(7, "Ann");

  private Orders orders;

  @BeforeEach
  void open(MongoDatabase shop) {
    orders = new Orders(shop.getCollection("orders", Order.class));
  }

  @Test
  @AutoRespond(command = "insert")
  @AutoRespond(command = "find", documents = "{_id: 7, customer: 'Ann'}")
  void are_saved_and_found(MockMongoServer server) {
    StepVerifier.create(orders.insert(ORDER)).expectComplete().verify(SOON);

    StepVerifier.create(orders.findByCustomer("Ann"))
        .expectNext(ORDER)
        .expectComplete()
        .verify(SOON);
    server.verify(once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
  }

  @Test
  void are_found_as_the_test_answers(MockMongoServer server) {
    Call<List<Order>> found = server.go(Publishers.all(orders.findByCustomer("Ann")));

    server
        .receives(command("find").matching("{filter: {customer: 'Ann'}}"))
        .replies("{cursor: {firstBatch: [{_id: 7, customer: 'Ann'}]}}");

    assertEquals(List.of(ORDER), found.result());
  }

  @Test
  @AutoRespond(command = "insert", error = DUPLICATE_KEY)
  void a_number_is_used_once() {
    StepVerifier.create(orders.insert(ORDER)).expectErrorMatches(OrdersTest::isUsed).verify(SOON);
  }

  @Test
  void a_number_is_used_once_as_the_test_answers(MockMongoServer server) {
    Call<Void> insert = server.go(Publishers.one(orders.insert(ORDER)));

    server.receives(command("insert")).replies(DUPLICATE_KEY);

    insert.failsWith(MongoWriteException.class);
  }

  private static boolean isUsed(Throwable failure) {
    return failure instanceof MongoWriteException used
        && used.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
        && used.getMessage().contains("dup key: { _id: 7 }");
  }

  @Test
  @AutoRespond(command = "insert", error = NOT_WRITABLE_PRIMARY, times = 1)
  @AutoRespond(command = "insert")
  void are_saved_across_a_step_down(MockMongoServer server) {
    StepVerifier.create(orders.insert(ORDER)).expectComplete().verify(SOON);

    server.verify(times(2), command("insert"));
  }

  @Test
  void are_saved_across_a_lost_connection(MockMongoServer server) {
    Call<Void> insert = server.go(Publishers.one(orders.insert(ORDER)));

    server.receives(command("insert")).hangsUp();
    server.receives(command("insert")).repliesOk();

    insert.result();
  }
}

package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;
import static io.mockmongo.script.Times.never;

import com.mongodb.MongoWriteException;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.driver.Publishers;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Leak;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

@MockMongo(database = "shop", leaks = Leak.TRANSACTIONS)
class CheckoutTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Order ORDER = new Order(7, "Ann");

  private Checkout checkout;

  @BeforeEach
  void open(MongoClient client, MongoDatabase shop) {
    checkout = new Checkout(client, new Orders(shop.getCollection("orders", Order.class)));
  }

  @Test
  @AutoRespond(command = "insert", error = WRITE_CONFLICT, times = 1)
  @AutoRespond(command = "insert")
  void tries_again_after_a_write_conflict(MockMongoServer server) {
    StepVerifier.create(checkout.place(ORDER)).expectComplete().verify(SOON);

    server.verifyInOrder(
        command("insert").startingTransaction(),
        command("abortTransaction"),
        command("insert").startingTransaction(),
        command("commitTransaction"));
  }

  @Test
  void gives_up_where_a_number_is_used(MockMongoServer server) {
    Call<Void> placing = server.go(Publishers.one(checkout.place(ORDER)));

    Request insert = server.receives(command("insert").startingTransaction());
    insert.replies(DUPLICATE_KEY);

    placing.failsWith(MongoWriteException.class);
    server.awaits(command("abortTransaction").inTransactionOf(insert));
    server.verify(never(), command("commitTransaction"));
  }

  @Test
  void a_cancelled_order_is_taken_back(MockMongoServer server) {
    StepVerifier.create(checkout.place(ORDER))
        .then(() -> server.awaits(command("insert")))
        .thenCancel()
        .verify(SOON);
    Request insert = server.receives(command("insert"));
    insert.repliesOk();

    server.awaits(command("abortTransaction").inTransactionOf(insert));
  }
}

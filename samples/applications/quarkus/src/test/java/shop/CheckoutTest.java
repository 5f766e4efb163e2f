package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MockMongo
@QuarkusTest
class CheckoutTest {

  @Inject Checkout checkout;

  @Test
  @AutoRespond(command = "insert", error = WRITE_CONFLICT, times = 1)
  @AutoRespond(command = "insert")
  void tries_again_after_a_write_conflict(MockMongoServer server) {
    checkout.place(Order.of(7, "Ann"));

    server.verifyInOrder(
        command("insert").startingTransaction(),
        command("abortTransaction"),
        command("insert").startingTransaction(),
        command("commitTransaction"));
  }
}

package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.WRITE_CONFLICT;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

@ShopTest
class PlacingTest {

  @Test
  @AutoRespond(command = "insert", error = WRITE_CONFLICT, times = 1)
  @AutoRespond(command = "insert")
  void tries_again_after_a_write_conflict(Shop shop, MockMongoServer server) {
    shop.place(new Order(7, "Ann"));

    server.verifyInOrder(
        command("insert").startingTransaction(),
        command("abortTransaction"),
        command("insert").startingTransaction(),
        command("commitTransaction"));
  }
}

package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import io.mongock.driver.mongodb.sync.v4.driver.MongoSync4Driver;
import io.mongock.runner.standalone.MongockStandalone;
import org.junit.jupiter.api.Test;

/** What Mongock sends is answered with nothing to declare. */
@MockMongo(answers = EMPTY_DATABASE)
class MongockTest {

  @Test
  void migrates(MongoClient client, MockMongoServer server) {
    MongoSync4Driver shop = MongoSync4Driver.withDefaultLock(client, "shop");
    shop.disableTransaction();

    MongockStandalone.builder()
        .setDriver(shop)
        .addMigrationClass(IndexOrders.class)
        .buildRunner()
        .execute();

    server.verify(once(), command("createIndexes").on("shop.orders"));
    server.verify(once(), command("insert").on("shop.orders"));
  }
}

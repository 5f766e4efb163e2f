package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.mongodb.test.autoconfigure.DataMongoTest;

/** Repositories alone; the class answers what is sent when they start. */
@MockMongo(database = "slice")
@DataMongoTest
@AutoRespond(command = "createIndexes")
class OrderSliceTest {

  @Test
  @AutoRespond(command = "aggregate", on = "slice.orders", documents = "{n: 3}")
  void counts(@Autowired Orders orders, MockMongoServer server) {
    assertThat(orders.count()).isEqualTo(3);

    assertThat(
        server.journalBefore().received(),
        hasItem(command("createIndexes").matching("{indexes: [{name: 'customer'}]}")));
  }
}

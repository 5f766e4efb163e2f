package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.junit.MockMongo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test says that fails. */
class FailuresTest {

  @MockMongo(database = "shop")
  static class UndeclaredCase {
    @Test
    void finds(MongoDatabase shop) {
      new Orders(shop.getCollection("orders", Order.class)).findByCustomer("Ann").blockLast();
    }
  }

  @Test
  void a_request_that_nobody_declared_is_named() {
    List<String> failure = Run.of(UndeclaredCase.class).failure();

    assertTrue(
        failure
            .get(0)
            .contains("MockMongo: find shop.orders was not answered (FailuresTest.java:LINE)"));
    assertEquals(
        """
        find shop.orders was not answered (FailuresTest.java:LINE)
            {find: 'orders', filter: {customer: 'Ann'}, batchSize: 2147483647}  session 1
            declare a reply, or run the call with server.go(...) and take the request with server.receives(...)\
        """,
        failure.get(failure.size() - 1));
  }
}

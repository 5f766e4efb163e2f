package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test says that fails. */
class FailuresTest {

  @ShopTest
  static class UndeclaredCase {
    @Test
    void finds(Shop shop) {
      shop.orders().findByCustomer("Ann");
    }
  }

  @Test
  void a_request_that_nobody_declared_is_named() {
    List<String> failure = Run.of(UndeclaredCase.class).failure();

    assertTrue(
        failure
            .get(0)
            .contains("MockMongo: find test.orders was not answered (FailuresTest.java:LINE)"));
    assertEquals(
        """
        find test.orders was not answered (FailuresTest.java:LINE)
            {find: 'orders', filter: {customer: 'Ann'}}  session 1
            declare a reply, or run the call with server.go(...) and take the request with server.receives(...)\
        """,
        failure.get(1));
  }

  @MockMongo(uriProperty = "shop.mongodb.url")
  static class OtherPropertyCase {
    @Test
    void inserts(MockMongoServer server) {
      server.verify(once(), command("insert"));
    }
  }

  @Test
  void that_no_application_has_connected_is_said_first() {
    assertEquals(
        """
        no client of the application has connected to the server ADDRESS of the run
          - the client of the application is made elsewhere, or from other settings; give it this address, such as by @MockMongo(uriProperty = "...")\
        """,
        Run.of(OtherPropertyCase.class).failure().get(0));
  }
}

package io.mockmongo.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The line in a failure is the test's, even where other code lies between the test and driver. */
class TestLineTest {

  /** A repository, as frameworks implement them by proxies that call by reflection. */
  interface Repository {
    Document first();
  }

  @Test
  void of_a_request_by_a_repository() {
    try (var server = MockMongoServer.builder().unattended().start();
        var client = Driver.connect(server)) {
      Repository repository = repository(client);

      int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
      assertThrows(MongoException.class, repository::first);

      AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);
      assertThat(
          error.getMessage(),
          startsWith("find shop.orders was not answered (TestLineTest.java:" + line + ")"));
    }
  }

  private static Repository repository(MongoClient client) {
    Repository target = () -> Driver.orders(client).find().first();
    return (Repository)
        Proxy.newProxyInstance(
            TestLineTest.class.getClassLoader(),
            new Class<?>[] {Repository.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

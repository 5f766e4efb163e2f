package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test says that fails. */
class FailuresTest {

  /** Quarkus starts no second application with the same profile. */
  public static class OwnProfile implements QuarkusTestProfile {}

  @MockMongo
  @QuarkusTest
  @TestProfile(OwnProfile.class)
  static class UndeclaredCase {
    @Inject Orders orders;

    @Test
    void finds() {
      orders.findByCustomer("Ann");
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

  public static class KeptProfile implements QuarkusTestProfile {}

  @MockMongo
  @QuarkusTest
  @TestProfile(KeptProfile.class)
  static class FirstCase {
    @Inject Orders orders;

    @Test
    @AutoRespond(command = "find")
    void finds() {
      orders.findByCustomer("Ann");
    }
  }

  @MockMongo(release = "7.0")
  @QuarkusTest
  @TestProfile(KeptProfile.class)
  static class OtherCase {
    @Inject Orders orders;

    @Test
    @AutoRespond(command = "find")
    void finds() {
      orders.findByCustomer("Ann");
    }
  }

  @Test
  void an_application_that_is_kept_from_another_class_is_named() {
    assertEquals(
        """
        no client of the application has connected to the server ADDRESS of the run
          - the application is kept from another test class, and connected to the server ADDRESS of the run; declare the server of both classes equally, or put a @TestProfile of its own on this one\
        """,
        Run.of(FirstCase.class, OtherCase.class).failure().get(0));
  }
}

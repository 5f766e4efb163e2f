package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Micronaut starts an application for each test class, and each class has its own answers; the
 * server is started once.
 */
class SharedServerTest {

  private static final Set<MockMongoServer> SERVERS = new HashSet<>();

  @MockMongo
  @MicronautTest
  static class OneCase {
    @Inject Orders orders;

    @Test
    @AutoRespond(command = "find", documents = "{_id: 1, customer: 'Ann'}")
    void finds(MockMongoServer server) {
      assertEquals(List.of(new Order(1, "Ann")), orders.findByCustomer("Ann"));
      SERVERS.add(server);
    }
  }

  @MockMongo
  @MicronautTest
  static class OtherCase {
    @Inject Orders orders;

    @Test
    @AutoRespond(command = "find", documents = "{_id: 2, customer: 'Ann'}")
    void finds(MockMongoServer server) {
      assertEquals(List.of(new Order(2, "Ann")), orders.findByCustomer("Ann"));
      SERVERS.add(server);
    }
  }

  @Test
  void it_starts_once() {
    assertEquals(List.of(), Run.of(OneCase.class, OtherCase.class).failures());

    assertEquals(1, SERVERS.size());
  }
}

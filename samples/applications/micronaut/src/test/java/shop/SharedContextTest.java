package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nested classes share one context, and each has its own answers. */
class SharedContextTest {

  @MockMongo
  @MicronautTest
  static class OrdersCase {
    @Inject Orders orders;

    @Nested
    class OfAnn {
      @Test
      @AutoRespond(command = "find", documents = "{_id: 1, customer: 'Ann'}")
      void finds() {
        assertEquals(List.of(new Order(1, "Ann")), orders.findByCustomer("Ann"));
      }
    }

    @Nested
    class OfBob {
      @Test
      @AutoRespond(command = "find", documents = "{_id: 2, customer: 'Bob'}")
      void finds() {
        assertEquals(List.of(new Order(2, "Bob")), orders.findByCustomer("Bob"));
      }
    }
  }

  @Test
  void the_context_starts_once() {
    int before = ContextCounter.STARTED.get();

    assertEquals(List.of(), Run.of(OrdersCase.class).failures());

    assertEquals(1, ContextCounter.STARTED.get() - before);
  }
}

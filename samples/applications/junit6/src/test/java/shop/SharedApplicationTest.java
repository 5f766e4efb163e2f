package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.junit.AutoRespond;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All classes share one application, and each has its own answers. */
class SharedApplicationTest {

  @ShopTest
  static class OneCase {
    @Test
    @AutoRespond(command = "find", documents = "{_id: 1, customer: 'Ann'}")
    void finds(Shop shop) {
      assertEquals(List.of(new Order(1, "Ann")), shop.orders().findByCustomer("Ann"));
    }
  }

  @ShopTest
  static class OtherCase {
    @Test
    @AutoRespond(command = "find", documents = "{_id: 2, customer: 'Ann'}")
    void finds(Shop shop) {
      assertEquals(List.of(new Order(2, "Ann")), shop.orders().findByCustomer("Ann"));
    }
  }

  @Test
  void it_starts_once() {
    int before = ShopExtension.STARTED.get();

    assertEquals(List.of(), Run.of(OneCase.class, OtherCase.class).failures());

    assertEquals(1, ShopExtension.STARTED.get() - before);
  }
}

package shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Classes that declare their server equally share one context, and each has its own answers. */
class SharedContextTest {

  @MockMongo(database = "shared")
  @SpringBootTest
  @AutoRespond(command = "createIndexes")
  static class OneCase {
    @Test
    @AutoRespond(command = "aggregate", documents = "{n: 1}")
    void counts(@Autowired Orders orders) {
      assertThat(orders.count()).isEqualTo(1);
    }
  }

  @MockMongo(database = "shared")
  @SpringBootTest
  static class OtherCase {
    @Test
    @AutoRespond(command = "aggregate", documents = "{n: 2}")
    void counts(@Autowired Orders orders) {
      assertThat(orders.count()).isEqualTo(2);
    }
  }

  @Test
  void the_context_starts_once() {
    int before = ContextCounter.STARTED.get();

    assertThat(Run.of(OneCase.class, OtherCase.class).failures()).isEmpty();

    assertThat(ContextCounter.STARTED.get() - before).isEqualTo(1);
  }
}

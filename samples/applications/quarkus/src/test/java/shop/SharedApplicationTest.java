package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mockmongo.junit.MockMongo;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** All classes share one application, which is started once. */
@MockMongo
@QuarkusTest
class SharedApplicationTest {

  @Test
  void it_starts_once() {
    assertEquals(1, StartCounter.STARTED.get());
  }
}

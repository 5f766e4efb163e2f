package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyArray;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shared server passes from test to test, and each answers for what is its own. */
class SharedServerTest {

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class DyingCase {
    static int instances;

    DyingCase(MongoClient client) {
      ping(client);
      if (++instances == 1) {
        throw new IllegalStateException("the first instance dies");
      }
    }

    @RepeatedTest(2)
    void is_fine(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void a_test_that_dies_with_it_in_hand_leaves_it_to_the_next() {
    assertThat(Run.of(DyingCase.class).failure().getMessage(), is("the first instance dies"));
  }

  @MockMongo(scope = Scope.CLASS)
  static class LastCase {
    @Test
    void is_unmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void what_the_last_test_was_told_is_not_told_to_its_class_again() {
    Run run = Run.of(LastCase.class);

    assertThat(run.failure().getMessage(), startsWith("ping admin was not answered"));
    run.classesPass();
  }

  @MockMongo
  static class AfterAllCase {
    @Test
    void passes() {}

    @AfterAll
    static void isUnmatched(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void what_goes_wrong_after_the_last_test_fails_the_class() {
    assertThat(
        Run.of(AfterAllCase.class).classFailure().getMessage(),
        startsWith("ping admin was not answered"));
  }

  /** Stands before the extension: lets one test begin first, and hears of the others' ends. */
  static class Order implements BeforeEachCallback, AfterEachCallback {
    static final AtomicInteger BEGUN = new AtomicInteger();
    static final CountDownLatch FIRST_IS_UNMATCHED = new CountDownLatch(1);
    static final CountDownLatch OTHERS_HAVE_ENDED = new CountDownLatch(2);

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
      if (BEGUN.incrementAndGet() > 1) {
        FIRST_IS_UNMATCHED.await(10, TimeUnit.SECONDS);
      }
    }

    @Override
    public void afterEach(ExtensionContext context) {
      OTHERS_HAVE_ENDED.countDown();
    }
  }

  @ExtendWith(Order.class)
  @MockMongo(scope = Scope.CLASS)
  static class SideBySideCase {
    @RepeatedTest(3)
    void is_unmatched_while_two_others_come_too_early(MongoClient client) throws Exception {
      assertThrows(MongoCommandException.class, () -> ping(client));
      Order.FIRST_IS_UNMATCHED.countDown();
      Order.OTHERS_HAVE_ENDED.await(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_test_that_came_too_early_takes_nothing_from_the_one_that_runs() {
    List<Throwable> failures = new ArrayList<>(Run.inParallel(SideBySideCase.class).failures());

    List<Throwable> early =
        failures.stream().filter(ExtensionConfigurationException.class::isInstance).toList();
    assertEquals(2, early.size(), failures::toString);
    early.forEach(failure -> assertThat(failure.getSuppressed(), emptyArray()));
    failures.removeAll(early);
    assertEquals(1, failures.size(), failures::toString);
    assertThat(failures.get(0).getMessage(), startsWith("ping admin was not answered"));
  }
}

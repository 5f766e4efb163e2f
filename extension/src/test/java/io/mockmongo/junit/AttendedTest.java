package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nobody answers is refused at once, whatever thread JUnit runs the test in. */
class AttendedTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  static MockMongoExtension patient() {
    return MockMongoExtension.builder().server(server -> server.timeout(TIMEOUT)).build();
  }

  private static void isRefusedAtOnce(MongoClient client) {
    long start = System.nanoTime();

    assertThrows(MongoCommandException.class, () -> ping(client));

    assertThat(Duration.ofNanos(System.nanoTime() - start), lessThan(TIMEOUT.dividedBy(2)));
  }

  static class BeforeEachCase {
    @RegisterExtension final MockMongoExtension mongo = patient();

    @BeforeEach
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void before(MongoClient client, MockMongoServer server) {
      isRefusedAtOnce(client);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // counts for what is before, too
    void runs() {}
  }

  static class TemplateCase {
    @RegisterExtension final MockMongoExtension mongo = patient();

    @RepeatedTest(1)
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void is_stuck(MongoClient client, MockMongoServer server) {
      isRefusedAtOnce(client);
    }
  }

  static class SharedCase {
    @RegisterExtension static final MockMongoExtension MONGO = patient();

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void is_stuck(MongoClient client, MockMongoServer server) {
      isRefusedAtOnce(client);
    }
  }

  static class FutureCase {
    @RegisterExtension final MockMongoExtension mongo = patient();

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void is_stuck(MongoClient client, MockMongoServer server) {
      CompletableFuture<Document> ping = CompletableFuture.supplyAsync(() -> ping(client));

      assertThrows(ExecutionException.class, ping::get);
    }
  }

  @Test
  void in_a_method_before_each_test() {
    isTold(BeforeEachCase.class);
  }

  @Test
  void in_a_test_template() {
    isTold(TemplateCase.class);
  }

  @Test
  void in_a_test_of_a_class_that_shares_its_server() {
    isTold(SharedCase.class);
  }

  @Test
  void in_a_test_that_waits_for_a_result() {
    assertThat(
        Run.of(FutureCase.class).failure().getMessage(),
        matchesPattern("(?s)ping admin was not answered \\(AttendedTest\\.java:\\d+\\)\n.*"));
  }

  private static void isTold(Class<?> testCase) {
    assertThat(Run.of(testCase).failure().getMessage(), startsWith("ping admin was not answered"));
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that were declared and not needed, and requests that were not answered. */
class UnusedAnswerTest {

  @MockMongo
  static class OnMethodCase {
    @Test
    @AutoRespond(command = "ping")
    @AutoRespond(command = "insert")
    void pings(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void one_on_the_method_fails_the_test() {
    Throwable failure = Run.of(OnMethodCase.class).failure();

    assertThat(failure, instanceOf(AssertionError.class));
    assertEquals(
        "@AutoRespond(command = \"insert\") on OnMethodCase.pings() was never used: correct it, remove it, or set unused = IGNORE",
        failure.getMessage());
  }

  @MockMongo
  static class NoServerNeededCase {
    @Test
    @AutoRespond(command = "ping")
    void does_nothing() {}
  }

  @Test
  void one_of_a_server_that_nobody_needed_fails_the_test() {
    assertEquals(
        "@AutoRespond(command = \"ping\") on NoServerNeededCase.does_nothing() was never used: correct it, remove it, or set unused = IGNORE",
        Run.of(NoServerNeededCase.class).failure().getMessage());
  }

  @MockMongo
  @AutoRespond(command = "insert")
  static class OnClassCase {
    @Test
    @AutoRespond(command = "ping")
    void pings(MongoClient client) {
      ping(client);
    }
  }

  @Test
  void one_on_the_class_does_not() {
    Run.of(OnClassCase.class).passes(1);
  }

  @MockMongo(unused = Strictness.IGNORE, unmatched = Strictness.IGNORE)
  static class IgnoringCase {
    @Test
    @AutoRespond(command = "insert")
    void pings(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void findings_can_be_ignored() {
    Run run = Run.of(IgnoringCase.class);

    run.passes(1);
    assertEquals(List.of(), run.reports());
  }

  @MockMongo(unused = Strictness.REPORT, unmatched = Strictness.REPORT)
  static class ReportingCase {
    @Test
    @AutoRespond(command = "insert")
    void pings(MongoClient client) {
      assertThrows(MongoCommandException.class, () -> ping(client));
    }
  }

  @Test
  void findings_can_be_reported() {
    Run run = Run.of(ReportingCase.class);

    run.passes(1);
    assertEquals(
        List.of("ping admin was not answered", "@AutoRespond(command = \"insert\")"),
        run.reports().stream().map(text -> text.split(" \\(| on ")[0]).toList());
  }
}

package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A server that lives as long as a class does not outlive it, however the class ends. */
class DyingClassTest {

  private static final String ON_PURPOSE = "on purpose";

  private static void diesOnPurpose(Class<?> testClass) {
    assertThat(Run.of(testClass).classFailure().getMessage(), is(ON_PURPOSE));
  }

  @MockMongo(scope = Scope.CLASS)
  @AutoRespond(command = "ping")
  static class PassingCase {
    static Left left;

    @Test
    void passing(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
    }
  }

  @Test
  void one_that_passes() throws Exception {
    Run run = Run.of(PassingCase.class);

    run.passes(1);
    PassingCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class BeforeAllCase {
    static Left left;

    @BeforeAll
    static void dies(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      throw new IllegalStateException(ON_PURPOSE);
    }

    @Test
    void never_runs() {}
  }

  @Test
  void one_that_dies_before_its_tests() throws Exception {
    diesOnPurpose(BeforeAllCase.class);

    BeforeAllCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ConstructorCase {
    static Left left;

    ConstructorCase(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      throw new IllegalStateException(ON_PURPOSE);
    }

    @Test
    void never_runs() {}
  }

  @Test
  void one_whose_only_instance_dies() throws Exception {
    diesOnPurpose(ConstructorCase.class);

    ConstructorCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class AfterAllCase {
    static Left left;

    @Test
    void passing() {}

    @AfterAll
    static void dies(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      throw new IllegalStateException(ON_PURPOSE);
    }
  }

  @Test
  void one_that_dies_after_its_tests() throws Exception {
    diesOnPurpose(AfterAllCase.class);

    AfterAllCase.left.isAllClosed();
  }
}

package io.mockmongo.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Where there is no server yet, none can be taken. */
class MisplacedParametersTest {

  private static final String REMEDY =
      ": there is a server while a test runs; take it as a parameter of a test method, of"
          + " @BeforeEach or of @AfterEach";

  @MockMongo
  static class ConstructorCase {
    ConstructorCase(MockMongoServer server) {}

    @Test
    void never() {}
  }

  @Test
  void not_in_a_constructor() {
    assertMisplaced(
        Run.of(ConstructorCase.class).failure(),
        "io.mockmongo.server.MockMongoServer server of"
            + " io.mockmongo.junit.MisplacedParametersTest$ConstructorCase("
            + "io.mockmongo.server.MockMongoServer)");
  }

  @MockMongo
  static class BeforeAllCase {
    @BeforeAll
    static void before(MongoClient client) {}

    @Test
    void never() {}
  }

  @Test
  void not_before_all_tests() {
    assertMisplaced(
        Run.of(BeforeAllCase.class).classFailure(),
        "com.mongodb.client.MongoClient client of static void"
            + " io.mockmongo.junit.MisplacedParametersTest$BeforeAllCase.before("
            + "com.mongodb.client.MongoClient)");
  }

  private static void assertMisplaced(Throwable failure, String parameter) {
    assertThat(failure, instanceOf(ParameterResolutionException.class));
    assertEquals(parameter + REMEDY, failure.getMessage());
  }
}

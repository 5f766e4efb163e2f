package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Wherever a test dies on its way, nothing of its server is left. */
class DyingTest {

  private static final String ON_PURPOSE = "on purpose";

  private static void diesOnPurpose(Class<?> testClass) {
    assertThat(Run.of(testClass).failure().getMessage(), is(ON_PURPOSE));
  }

  @MockMongo
  @AutoRespond(command = "ping")
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
  void in_its_constructor() throws Exception {
    diesOnPurpose(ConstructorCase.class);

    ConstructorCase.left.isAllClosed();
  }

  static class FirstField {
    @FromServer MockMongoServer server;
  }

  @MockMongo
  static class FieldCase extends FirstField {
    static FieldCase instance;

    @FromServer("nobody")
    MongoClient client;

    FieldCase() {
      instance = this;
    }

    @Test
    void never_runs() {}
  }

  @Test
  void between_two_of_its_fields() {
    assertThat(
        Run.of(FieldCase.class).failure().getMessage(),
        containsString("unknown server \"nobody\""));

    assertThat(Left.threadsOf(FieldCase.instance.server), empty());
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class BeforeEachCase {
    static Left left;

    @BeforeEach
    void dies(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
      throw new IllegalStateException(ON_PURPOSE);
    }

    @Test
    void never_runs() {}
  }

  @Test
  void before_its_method() throws Exception {
    diesOnPurpose(BeforeEachCase.class);

    BeforeEachCase.left.isAllClosed();
  }

  static class DyingExtension implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
      throw new IllegalStateException(ON_PURPOSE);
    }
  }

  @MockMongo
  @AutoRespond(command = "ping")
  @ExtendWith(DyingExtension.class)
  static class ExtensionCase {
    static Left left;

    ExtensionCase(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
    }

    @Test
    void never_runs() {}
  }

  @Test
  void in_another_extension() throws Exception {
    diesOnPurpose(ExtensionCase.class);

    ExtensionCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class ParameterCase {
    static Left left;

    @BeforeEach
    void use(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
    }

    @Test
    void never_runs(@FromServer("nobody") MongoClient client) {}
  }

  @Test
  void at_a_parameter_of_its_method() throws Exception {
    assertThat(
        Run.of(ParameterCase.class).failure().getMessage(),
        containsString("unknown server \"nobody\""));

    ParameterCase.left.isAllClosed();
  }

  @MockMongo
  @AutoRespond(command = "ping")
  static class AfterEachCase {
    static Left left;

    @Test
    void passing(MockMongoServer server, MongoClient client) throws IOException {
      left = Left.of(server, client);
    }

    @AfterEach
    void dies(MongoClient client) {
      ping(client); // which works to the very end
      throw new IllegalStateException(ON_PURPOSE);
    }
  }

  @Test
  void after_its_method() throws Exception {
    diesOnPurpose(AfterEachCase.class);

    AfterEachCase.left.isAllClosed();
  }
}

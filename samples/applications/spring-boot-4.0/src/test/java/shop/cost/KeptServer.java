package shop.cost;

import static io.mockmongo.matchers.MongoMatchers.command;

import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A server of all test classes that is kept by hand. */
abstract class KeptServer {

  static final MockMongoServer SERVER = MockMongoServer.start();

  static {
    SERVER.autoResponds(command("createIndexes")).repliesOk(); // while the application starts
  }

  @DynamicPropertySource
  static void address(DynamicPropertyRegistry properties) {
    properties.add("spring.mongodb.uri", () -> SERVER.uri("test"));
    properties.add("spring.mongodb.host", () -> "");
    properties.add("spring.mongodb.ssl.enabled", () -> false);
  }

  @BeforeEach
  void begin() {
    SERVER.lifecycle().reset();
    SERVER.autoResponds(command("createIndexes")).repliesOk();
  }

  @AfterEach
  void leave_nothing_unanswered() {
    SERVER.assertSatisfied();
  }
}

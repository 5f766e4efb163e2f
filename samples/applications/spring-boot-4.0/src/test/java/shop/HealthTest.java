package shop;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.DefaultAnswers.EMPTY_DATABASE;
import static io.mockmongo.script.Times.once;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;

/** The indexes and the health check are answered with nothing to declare. */
@MockMongo(answers = EMPTY_DATABASE)
@SpringBootTest
class HealthTest {

  @Autowired MongoHealthIndicator health;

  @Test
  void is_up(MockMongoServer server) {
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    server.verify(once(), command("listDatabases"));
  }

  @Test
  void is_down_while_the_server_is(MockMongoServer server) {
    server.goesDown();

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.junit.MockMongoExtension;
import io.mockmongo.reply.Reply;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server declared in code, for what annotations can't say. */
class RegisteredServerTest {

  @RegisterExtension
  final MockMongoExtension mongo =
      MockMongoExtension.builder()
          .server(server -> server.timeout(Duration.ofSeconds(1)))
          .script(
              server -> server.autoResponds(command("echo")).replies(RegisteredServerTest::echo))
          .client(settings -> settings.applicationName("shop"))
          .build();

  @Test
  void answers_are_computed(MongoClient client) {
    Document reply = client.getDatabase("shop").runCommand(new Document("echo", "hello"));

    assertThat(reply.getString("echoed"), is("hello"));
  }

  private static Reply echo(Received request) {
    return Reply.of(new BsonDocument("echoed", request.command().get("echo")));
  }
}

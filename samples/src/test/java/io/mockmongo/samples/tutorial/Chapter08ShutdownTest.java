package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.command;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * A server that receives {@code shutdown} does not reply: it closes its connections and ends. The
 * client that sent the command gets a network error, which it expects. The driver marks the server
 * as unknown and tries to reach it again, with success if somebody restarts it.
 */
class Chapter08ShutdownTest {

  @Test
  @MockMongo
  void a_server_that_shuts_down_is_gone(
      @Namespace("admin") MongoDatabase admin, MockMongoServer server) {
    server
        .autoResponds(command("shutdown"))
        .replies(
            request -> {
              server.close();
              return Reply.hangUp();
            });

    assertThrows(MongoSocketException.class, () -> run(admin, "shutdown"));
    assertThrows(
        MongoTimeoutException.class, () -> run(admin.withTimeout(100, MILLISECONDS), "ping"));
  }

  @Test
  @MockMongo
  void the_client_comes_back_to_a_server_that_restarts(
      @Namespace("admin") MongoDatabase admin, MockMongoServer server) {
    Call<Document> shutdown = server.go(() -> run(admin, "shutdown"));
    Request last = server.receives(command("shutdown").on("admin"));
    last.hangsUp();
    shutdown.failsWith(MongoSocketException.class);

    Call<Document> ping = server.go(() -> run(admin, "ping"));
    Request first = server.receives(command("ping"));
    first.repliesOk();

    assertThat(ping.result().getDouble("ok"), is(1.0));
    assertThat(first.connection(), is(not(last.connection())));
  }

  private static Document run(MongoDatabase admin, String command) {
    return admin.runCommand(new Document(command, 1));
  }
}

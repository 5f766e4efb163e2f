package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoDatabase;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.junit.Scope;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One server for all tests of a class; each sees only what came in its own time. */
@MockMongo(scope = Scope.CLASS)
@AutoRespond(command = {"ping", "count"})
@Execution(ExecutionMode.SAME_THREAD)
class SharedServerTest {

  @FromServer static MockMongoServer server;

  @BeforeAll
  static void the_application_starts(@Namespace("shop") MongoDatabase shop) {
    shop.runCommand(new Document("ping", 1));
  }

  @Test
  void start_up_is_over_before_the_first_test(@Namespace("shop") MongoDatabase shop) {
    shop.runCommand(new Document("count", "orders"));

    server.verify(once(), anyCommand());
  }

  @Test
  void each_test_counts_for_itself(@Namespace("shop") MongoDatabase shop) {
    shop.runCommand(new Document("count", "bills"));

    server.verify(once(), command("count").on("shop.bills"));
  }
}

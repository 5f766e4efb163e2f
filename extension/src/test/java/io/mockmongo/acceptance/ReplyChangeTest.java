package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.acceptance.Driver.run;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.ReplyChange;
import io.mockmongo.server.MockMongoServer;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A declaration changes the replies that others make. */
class ReplyChangeTest {

  private final MockMongoServer server = Standalone.start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void of_declarations_exact_ones_and_the_test() {
    server.autoResponds(command("ping")).replies("{by: 'it'}");
    server.autoResponds(command("exact")).replies(Reply.exactly("{ok: 1}"));
    server.changesReplies(anyRequest(), reply -> reply.append("added", new BsonInt32(7)));

    Call<Document> conversation = server.go(() -> run(client, "other"));
    server.receives(command("other")).repliesOk();

    assertThat(ping(client), is(Document.parse("{by: 'it', ok: 1.0, added: 7}")));
    assertThat(run(client, "exact"), is(Document.parse("{ok: 1, added: 7}")));
    assertThat(conversation.result().getInteger("added"), is(7));
    server.assertSatisfied();
  }

  @Test
  void after_all_that_the_server_fills_in() {
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
    server.changesReplies(
        command("find"),
        reply -> {
          reply.getDocument("cursor").getArray("firstBatch").get(0).asDocument().remove("_id");
          assertThat(reply.getDocument("cursor").getString("ns").getValue(), is("shop.orders"));
          return reply;
        });

    assertThat(orders(client).find().first(), is(new Document()));
    server.assertSatisfied();
  }

  @Test
  void in_the_order_of_their_declaration_until_cancelled() {
    server.autoResponds(command("ping")).repliesOk();
    server.changesReplies(command("ping"), reply -> reply.append("n", new BsonInt32(1)));
    ReplyChange twice =
        server.changesReplies(
            command("ping"),
            reply -> reply.append("n", new BsonInt32(reply.getInt32("n").getValue() + 1)));

    assertThat(ping(client).getInteger("n"), is(2));
    twice.cancel();
    assertThat(ping(client).getInteger("n"), is(1));
    assertThat(twice.uses(), is(1));
  }

  @Test
  void of_the_built_in_hello() {
    server.autoResponds(command("ping")).repliesOk();
    server.changesReplies(
        hello(),
        reply -> {
          reply.remove("logicalSessionTimeoutMinutes");
          return reply;
        });

    try (MongoClient late = Driver.connect(server)) {
      ping(late);
      var description = late.getClusterDescription().getServerDescriptions().get(0);
      assertThat(description.getLogicalSessionTimeoutMinutes(), is(nullValue()));
    }
  }

  @Test
  void that_throws_fails_the_test_and_the_client_gets_an_error() {
    server.autoResponds(command("ping")).repliesOk();
    server.changesReplies(
        command("ping"),
        reply -> {
          throw new IllegalStateException("no such reply");
        });

    MongoCommandException error = assertThrows(MongoCommandException.class, () -> ping(client));
    assertThat(error.getErrorMessage(), containsString("no such reply"));

    AssertionError failure = assertThrows(AssertionError.class, server::assertSatisfied);
    assertThat(
        failure.getMessage(), containsString("changesReplies(ping) at ReplyChangeTest.java:"));
  }

  @Test
  void that_returns_null_fails_the_test() {
    server.autoResponds(command("ping")).repliesOk();
    server.changesReplies(command("ping"), reply -> null);

    assertThrows(MongoCommandException.class, () -> ping(client));
    assertThrows(AssertionError.class, server::assertSatisfied);
  }
}

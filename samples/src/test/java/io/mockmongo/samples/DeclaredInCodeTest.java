package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.journal.Received;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** All that annotations declare can be declared in code, and more. */
@MockMongo
class DeclaredInCodeTest {

  private static final Duration DELAY = Duration.ofMillis(20);
  private static final BsonTimestamp TIME = new BsonTimestamp(1_700_000_000, 1);

  @Test
  void the_newest_declaration_is_asked_first(MongoClient client, MockMongoServer server) {
    server.autoResponds(anyCommand()).asLastResort().repliesError(59, "no such command");
    server.autoResponds(command("ping")).replies("{by: 'older'}");
    AutoResponder newer = server.autoResponds(command("ping")).times(1).replies("{by: 'newer'}");

    assertThat(run(client, "ping").getString("by"), is("newer"));
    assertThat(run(client, "ping").getString("by"), is("older")); // the newer one answers once
    assertThrows(MongoCommandException.class, () -> run(client, "pong"));
    assertThat(newer.uses(), is(1));
  }

  @Test
  void an_answer_is_computed_from_the_request(MongoClient client, MockMongoServer server) {
    server
        .autoResponds(command("echo"))
        .replies(request -> Reply.of(new BsonDocument("echoed", request.command().get("echo"))));

    assertThat(run(client, "echo").getInteger("echoed"), is(1));
  }

  @Test
  void a_find_finds_what_the_reply_says(MongoClient client, MockMongoServer server) {
    server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 1}, {_id: 2}]}}");

    List<Document> found = new ArrayList<>();
    client.getDatabase("shop").getCollection("orders").find().into(found);

    assertThat(found, is(List.of(new Document("_id", 1), new Document("_id", 2))));
  }

  @Test
  void an_observer_sees_what_others_answer(MongoClient client, MockMongoServer server) {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.autoResponds(command("ping")).repliesOk();
    server.observes(anyCommand(), request -> seen.add(request.what()));

    run(client, "ping");

    assertThat(seen, is(List.of("ping admin")));
  }

  private static Document run(MongoClient client, String command) {
    return client.getDatabase("admin").runCommand(new Document(command, 1));
  }

  @Test
  void one_passes_on_and_another_changes_what_is_sent(MongoClient client, MockMongoServer server) {
    server.has("shop.orders", "{_id: 7}");
    server
        .autoResponds(command("find"))
        .replies(request -> isSlow(request) ? Reply.passOn().delayed(DELAY) : Reply.passOn());
    server.changesReplies(anyCommand(), reply -> reply.append("operationTime", TIME));

    try (ClientSession session = client.startSession()) {
      var orders = client.getDatabase("shop").getCollection("orders");
      assertThat(orders.find(session).comment("slow").first().getInteger("_id"), is(7));
      assertThat(session.getOperationTime(), is(TIME));
    }
  }

  private static boolean isSlow(Received request) {
    return command("find").matching("{comment: 'slow'}").matches(request);
  }
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.AutoResponder;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** All that annotations declare can be declared in code, and more. */
@MockMongo
class DeclaredInCodeTest {

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
}

package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A declared role brings the other fields of the handshake with it. */
@MockMongo
class DeclaredRoleTest {

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{secondary: true, tags: {region: 'east'}}")
  @AutoRespond(command = "find", documents = "{_id: 7}")
  void a_secondary_serves_reads(@Namespace("shop.orders") MongoCollection<Document> orders) {
    assertThat(
        orders.withReadPreference(ReadPreference.secondary()).find().first().get("_id"), is(7));
  }

  @Test
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{logicalSessionTimeoutMinutes: {$$exists: false}}")
  @AutoRespond(command = "ping")
  void a_server_without_sessions_is_sent_none(MongoClient client, MockMongoServer server) {
    client.getDatabase("shop").runCommand(new Document("ping", 1));

    server.verify(once(), command("ping").without("lsid"));
  }
}

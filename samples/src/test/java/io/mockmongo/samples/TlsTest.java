package io.mockmongo.samples;

import static io.mockmongo.junit.TlsMode.MUTUAL;
import static io.mockmongo.junit.TlsMode.ON;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.Matchers.containsString;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** TLS by certificates that are made on the spot. */
class TlsTest {

  private static final Document PING = new Document("ping", 1);

  @Test
  @MockMongo(tls = MUTUAL)
  @AutoRespond(command = "ping")
  void client_and_server_present_certificates(MongoClient client, MockMongoServer server) {
    client.getDatabase("admin").runCommand(PING);

    server.verify(once(), command("ping"));
  }

  @Test
  @MockMongo(tls = ON)
  void the_journal_names_the_reason_if_a_client_does_not_use_it(MockMongoServer server) {
    try (MongoClient client = MongoClients.create("mongodb://" + server.address())) {
      server.awaits(
          connectionEnded(Ending.TLS_FAILED).because(containsString("put tls=true into")));
    }
  }
}

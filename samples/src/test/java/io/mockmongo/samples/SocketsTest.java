package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import io.mockmongo.junit.MockMongoExtension;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server at a place of one's choice. */
@DisabledOnOs(OS.WINDOWS) // drivers have no Unix sockets there
class SocketsTest {

  @RegisterExtension
  final MockMongoExtension mongo =
      MockMongoExtension.builder().server(server -> server.unixSocket()).build();

  @Test
  void over_a_unix_socket(MongoClient client, MockMongoServer server) {
    server.autoResponds(command("ping")).repliesOk();

    client.getDatabase("admin").runCommand(new Document("ping", 1));

    server.verify(once(), command("ping").sentTo(server.address()));
  }
}

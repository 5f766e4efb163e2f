package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.message.Compressor;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Whether a client that asks for compression uses it, and as the protocol wants. */
class CompressionTest {

  @Test
  @MockMongo(client = "compressors=zlib", strictProtocol = true)
  @AutoRespond(command = "insert")
  void compresses_what_it_may(MongoClient client, MockMongoServer server) {
    orders(client).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").compressedWith(Compressor.ZLIB));
    server.verify(atLeast(1), handshake().uncompressed());
  }

  @Test
  @MockMongo(
      client = "compressors=zlib",
      compressors = {})
  @AutoRespond(command = "insert")
  void does_without_where_the_server_has_none(MongoClient client, MockMongoServer server) {
    orders(client).insertOne(new Document("_id", 7));

    server.verify(once(), command("insert").uncompressed());
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }
}

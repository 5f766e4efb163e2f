package io.mockmongo.samples.interop;

import static com.mongodb.WriteConcern.UNACKNOWLEDGED;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.message.Compressor.ZLIB;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import io.mockmongo.journal.Journal;
import io.mockmongo.journal.Received;
import io.mockmongo.journal.Sent;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.Message;
import io.mockmongo.samples.interop.RecordingProxy.Link;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went between the Java driver and a server, byte by byte, is what the journal says. */
@AutoRespond(command = "insert", matching = "{documents: [{_id: 7}]}", error = DUPLICATE_KEY)
@AutoRespond(command = "insert")
@AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}, {_id: 2}]}}")
@AutoRespond(command = "getMore", reply = "{cursor: {nextBatch: [{_id: 3}]}}")
class TsharkNamesConversationTest {

  /** Longer than what a socket takes at once, so that the message comes in pieces. */
  private static final String LONG_TEXT = "tea ".repeat(20_000);

  @TempDir Path directory;

  @BeforeAll
  static void tshark_is_needed() {
    Installed.TSHARK.assumeHere();
  }

  @Test
  @MockMongo
  void tshark_names_each_message_as_the_journal_does(MockMongoServer server) throws IOException {
    compare(conversation("", server), server.journal());

    server.verify(once(), command("insert").with(MORE_TO_COME).uncompressed());
  }

  @Test
  @MockMongo
  void tshark_names_each_compressed_message_as_the_journal_does(MockMongoServer server)
      throws IOException {
    compare(conversation("&compressors=zlib", server), server.journal());

    server.verify(once(), command("insert").with(MORE_TO_COME).compressedWith(ZLIB));
    server.verify(times(5), anyCommand().compressedWith(ZLIB));
    server.verify(atLeast(2), handshake().uncompressed());
  }

  private void compare(List<Link> links, Journal journal) throws IOException {
    List<String> expected = expected(links, journal);
    List<Segment> segments = links.stream().flatMap(link -> link.segments().stream()).toList();
    List<String> named =
        Tshark.names(segments, directory).stream().map(lines -> String.join("\n", lines)).toList();

    assertThat(expected.size(), greaterThan(12));
    assertEquals(String.join("\n\n", expected), String.join("\n\n", named));
  }

  /** Returns the connections when both ends know that they are over. */
  private static List<Link> conversation(String options, MockMongoServer server)
      throws IOException {
    List<Link> links = recorded(options, server);
    for (int connection = 1; connection <= links.size(); connection++) {
      server.awaits(connectionEnded().onConnection(connection));
    }
    return links;
  }

  private static List<Link> recorded(String options, MockMongoServer server) throws IOException {
    try (var proxy = new RecordingProxy(server.address())) {
      server
          .autoResponds(hello())
          .replies("{hosts: ['A'], me: 'A', primary: 'A'}".replace("A", proxy.address()));
      String uri = "mongodb://" + proxy.address() + "/?replicaSet=rs0" + options;
      try (MongoClient client = MongoClients.create(uri)) {
        converse(client.getDatabase("shop").getCollection("orders"));
      }
      return proxy.links();
    }
  }

  private static void converse(MongoCollection<Document> orders) {
    orders.insertMany(List.of(new Document("_id", 1), new Document("what", LONG_TEXT)));
    orders.withWriteConcern(UNACKNOWLEDGED).insertOne(new Document("what", "Tee für zwei"));
    orders.find().batchSize(2).into(new ArrayList<>());
    assertThrows(MongoWriteException.class, () -> orders.insertOne(new Document("_id", 7)));
  }

  /** The messages of the journal, connection by connection. */
  private static List<String> expected(List<Link> links, Journal journal) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Link link : links) {
      ConnectionId connection = connection(link, journal);
      Iterator<Integer> requests = link.lengths(true);
      Iterator<Integer> replies = link.lengths(false);
      for (Fact fact : journal.facts()) {
        if (fact.connection().equals(connection) && fact instanceof Received received) {
          expected.add(fields(received.message(), received.compressor(), requests.next()));
        } else if (fact.connection().equals(connection) && fact instanceof Sent sent) {
          expected.add(fields(sent.message(), sent.compressor(), replies.next()));
        }
      }
    }
    return expected;
  }

  private static String fields(Message message, Optional<Compressor> compressor, int length) {
    return String.join("\n", MessageFields.of(message, compressor, length));
  }

  private static ConnectionId connection(Link link, Journal journal) {
    return journal.facts().stream()
        .filter(ConnectionOpened.class::isInstance)
        .filter(fact -> fact.text().endsWith(":" + link.port()))
        .findFirst()
        .orElseThrow()
        .connection();
  }
}

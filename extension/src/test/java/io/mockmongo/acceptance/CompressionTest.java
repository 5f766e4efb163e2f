package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.journal.ConnectionEnded.Ending.MALFORMED;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.MongoClient;
import io.mockmongo.bson.Fields;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.OpMsg;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.wire.Compression;
import io.mockmongo.wire.Frame;
import io.mockmongo.wire.MessageDecoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "SNAPPY", "ZSTD"})
  void a_driver_speaks_it_with_the_server(Compressor compressor) {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "compressors=" + compressor)) {
      server.autoResponds(command("find")).replies("{cursor: {firstBatch: [{_id: 7}]}}");
      server.autoResponds(command("insert")).replies("{n: 1}");

      orders(client).insertOne(new Document("_id", 7));
      Document found = orders(client).find().first();

      assertThat(found, is(new Document("_id", 7)));
      server.verify(once(), command("insert").on("shop.orders").compressedWith(compressor));
      server.verify(once(), command("find").compressedWith(compressor));
      server.verify(atLeast(1), handshake().uncompressed());
      assertThat(
          server.journal().sent(),
          hasItem(reply("{n: 1}").to(command("insert")).compressedWith(compressor)));
      assertThat(server.journal().sent(), hasItem(reply().to(handshake()).uncompressed()));
      assertThat(server.journal().warnings(), is(List.of()));
      server.assertSatisfied();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ZLIB", "SNAPPY", "ZSTD"})
  void long_messages_go_both_ways(Compressor compressor) {
    String text = "0123456789".repeat(1_000_000);
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "compressors=" + compressor)) {
      server
          .autoResponds(command("find"))
          .replies(new Document("cursor", new Document("firstBatch", List.of(of(text)))));
      server.autoResponds(command("insert")).replies("{n: 1}");

      orders(client).insertOne(of(text));

      assertThat(orders(client).find().first(), is(of(text)));
      server.verify(
          once(), command("insert").with("documents[0].x", is(text)).compressedWith(compressor));
      server.assertSatisfied();
    }
  }

  private static Document of(String text) {
    return new Document("_id", 1).append("x", text);
  }

  @Test
  void the_clients_order_decides() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "compressors=zlib,snappy")) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);

      server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
    }
  }

  @Test
  void a_server_that_agrees_to_one_gets_that_one() {
    try (var server = MockMongoServer.builder().compressors(Compressor.ZLIB).start();
        var client = Driver.connect(server, "compressors=zstd,snappy,zlib")) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);

      server.verify(once(), command("ping").compressedWith(Compressor.ZLIB));
    }
  }

  @Test
  void a_server_that_agrees_to_none_gets_none() {
    try (var server = MockMongoServer.builder().compressors().start();
        var client = Driver.connect(server, "compressors=zlib")) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);

      server.verify(once(), command("ping").uncompressed());
      server.verify(never(), command("ping").compressedWith(Compressor.ZLIB));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "{hello: 1, $db: 'admin'} | none",
        "{hello: 1, compression: [], $db: 'admin'} | none",
        "{hello: 1, compression: 'zlib', $db: 'admin'} | none",
        "{hello: 1, compression: ['lz4', 7], $db: 'admin'} | none",
        "{hello: 1, compression: ['zlib', 'lz4', 'snappy'], $db: 'admin'} | [zlib, snappy]",
        "{hello: 1, compression: ['zstd', 'noop'], $db: 'admin'} | [zstd, noop]"
      })
  void hello_is_told_what_both_have(String hello, String compression) throws Exception {
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(1, hello);

      assertThat(compression(client.readsBody()), is(compression));
    }
  }

  private static String compression(BsonDocument reply) {
    BsonValue compression = Fields.get(reply, "compression");
    if (compression == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    compression.asArray().forEach(name -> names.add(name.asString().getValue()));
    return names.toString();
  }

  @ParameterizedTest
  @EnumSource
  void a_reply_is_compressed_as_its_request_is(Compressor compressor) throws Exception {
    Frame ping = RawClient.frame(7, "{ping: 1, $db: 'admin'}");
    try (var server = Standalone.start();
        var client = new RawClient(server)) {
      server.autoResponds(command("ping")).replies("{n: 1}");

      client.send(Compression.compress(ping, compressor).bytes());
      Frame compressed = client.readsFrame();
      client.send(ping.bytes());
      Frame plain = client.readsFrame();

      assertThat(compressed.compressor(), is(Optional.of(compressor)));
      assertThat(compressed.responseTo(), is(7));
      OpMsg message = (OpMsg) MessageDecoder.decode(compressed);
      assertThat(message.body(), is(ExtendedJson.parse("{n: 1, ok: 1.0}")));
      assertThat(plain.compressor(), is(Optional.empty()));
    }
  }

  /** As a server does, also where the protocol has the client not do so. */
  @Test
  void a_hello_that_is_compressed_is_answered_so() throws Exception {
    Frame hello = RawClient.frame(7, "{hello: 1, $db: 'admin'}");
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(Compression.compress(hello, Compressor.ZLIB).bytes());

      assertThat(client.readsFrame().compressor(), is(Optional.of(Compressor.ZLIB)));
    }
  }

  @Test
  void a_legacy_query_may_be_compressed() throws Exception {
    String query =
        "3a000000 01000000 00000000 d4070000 04000000 61646d696e2e24636d6400 00000000 ffffffff"
            + " 13000000 10 69734d617374657200 01000000 00";
    byte[] bytes = HexFormat.of().parseHex(query.replace(" ", ""));
    try (var server = MockMongoServer.start();
        var client = new RawClient(server)) {
      client.send(Compression.compress(Frame.of(bytes), Compressor.ZLIB).bytes());

      Frame reply = client.readsFrame();
      assertThat(reply.compressor(), is(Optional.of(Compressor.ZLIB)));
      assertThat(MessageDecoder.decode(reply).opcode().name(), is("OP_REPLY"));
    }
  }

  @Test
  void what_a_test_says_to_hello_counts() {
    try (var server = MockMongoServer.start()) {
      server
          .autoResponds(hello().matching("{compression: {$$exists: true}}"))
          .replies("{compression: ['snappy']}");
      try (MongoClient client = Driver.connect(server, "compressors=zlib,snappy")) {
        server.autoResponds(command("ping")).repliesOk();
        ping(client);

        server.verify(once(), command("ping").compressedWith(Compressor.SNAPPY));
        assertThat(server.journal().warnings(), is(List.of()));
      }
    }
  }

  @Test
  void a_connection_that_lies_ends_alone() throws Exception {
    Facts facts = new Facts();
    byte[] bytes =
        Compression.compress(RawClient.frame(7, "{ping: 1}"), Compressor.ZLIB).bytes().clone();
    bytes[20]++;
    try (var server = MockMongoServer.builder().listener(facts).start();
        var client = Driver.connect(server, "compressors=zlib", "retryReads=false");
        var hostile = new RawClient(server)) {
      server.autoResponds(command("ping")).repliesOk();
      ping(client);

      hostile.send(bytes);

      assertThat(hostile.reads(), nullValue());
      assertThat(
          facts.next(ConnectionEnded.class).reason(),
          is("uncompressedSize is 21, but the data holds 20 bytes at offset 20"));
      ping(client);
      server.awaits(connectionEnded(MALFORMED));
      server.assertSatisfied();
    }
  }
}

package io.mockmongo.samples.interop;

import static io.mockmongo.junit.Fault.HANG_UP;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.message.Compressor.ZLIB;
import static io.mockmongo.reply.ServerError.COMMAND_NOT_FOUND;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockmongo.journal.Sent;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.TlsMode;
import io.mockmongo.message.Compressor;
import io.mockmongo.profile.Topology;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.tls.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same conversation, held by drivers of other languages, each in a process of its own, and all
 * but one by the rules of the protocol.
 */
@AutoRespond(command = "ping")
@AutoRespond(command = "insert", times = 1)
@AutoRespond(command = "insert", error = DUPLICATE_KEY)
@AutoRespond(
    command = "find",
    reply =
        """
        {cursor: {
            id: {$numberLong: '7000000000'},
            firstBatch: [{_id: 1, what: 'café'}, {_id: 2, what: 'tea'}]}}
        """)
@AutoRespond(command = "getMore", reply = "{cursor: {nextBatch: [{_id: 3, what: 'water'}]}}")
@AutoRespond(command = "frobnicate", error = COMMAND_NOT_FOUND)
@AutoRespond(command = "dbStats", fault = HANG_UP)
class ForeignClientsTest {

  private static final List<String> CONVERSATION =
      List.of(
          "ping 1.0",
          "inserted 7",
          "found 1 café, 2 tea, 3 water",
          "duplicate 11000",
          "unknown 59",
          "hung up",
          "ping 1.0");

  @ParameterizedTest
  @EnumSource
  @MockMongo(strictProtocol = true)
  void talks_to_a_replica_set(ForeignClient client, MockMongoServer server) {
    client.assumeHere();

    assertEquals(CONVERSATION, client.talksTo(server.uri()));

    verify(client, server);
    server.verify(times(2), command("insert").matching("{txnNumber: {$$type: 'long'}}"));
  }

  @ParameterizedTest
  @EnumSource
  @MockMongo(topology = Topology.STANDALONE, strictProtocol = true)
  void talks_to_a_standalone(ForeignClient client, MockMongoServer server) {
    client.assumeHere();

    assertEquals(CONVERSATION, client.talksTo(server.uri()));

    verify(client, server);
    server.verify(times(2), command("insert").without("txnNumber"));
  }

  @ParameterizedTest
  @CsvSource({
    "PYMONGO, ZLIB",
    "LIBMONGOC, ZLIB",
    "LIBMONGOC, SNAPPY",
    "LIBMONGOC, ZSTD",
    "NODE, ZLIB"
  })
  @MockMongo
  void talks_compressed(ForeignClient client, Compressor compressor, MockMongoServer server) {
    client.assumeHere();

    assertEquals(CONVERSATION, client.talksTo(server.uri() + "&compressors=" + compressor));

    assumeTrue(compressor == ZLIB || offered(compressor, server), "its build lacks " + compressor);
    verify(client, server);
    server.verify(times(8), anyCommand().compressedWith(compressor));
    server.verify(atLeast(1), handshake().uncompressed());
    for (Sent sent : server.journal().sent()) {
      assertEquals(sent.request().compressor(), sent.compressor(), sent::toString);
    }
    assertEquals(
        List.of(), server.journal().warnings().stream().filter(client::isSurprising).toList());
  }

  @ParameterizedTest
  @EnumSource
  @MockMongo(tls = TlsMode.MUTUAL, strictProtocol = true)
  void talks_over_tls(ForeignClient client, MockMongoServer server, @TempDir Path directory)
      throws IOException {
    client.assumeHere();
    Path authority = Files.writeString(directory.resolve("ca.pem"), Tls.selfMade().caPem());
    Path own = Files.writeString(directory.resolve("client.pem"), Tls.selfMade().clientPem());

    assertEquals(
        CONVERSATION,
        client.talksTo(server.uri() + "&tlsCAFile=" + authority + "&tlsCertificateKeyFile=" + own));

    verify(client, server);
  }

  private static boolean offered(Compressor compressor, MockMongoServer server) {
    var offer = handshake().matching("{compression: ['" + compressor + "']}");
    return server.journal().received().stream().anyMatch(offer::matches);
  }

  private static void verify(ForeignClient client, MockMongoServer server) {
    server.verify(
        atLeast(1),
        handshake().fromClient("{driver: {name: {$$regex: '" + client.driverName() + "'}}}"));
    server.verifyInOrder(
        command("ping").on("admin"),
        command("insert")
            .on("shop.orders")
            .inSession()
            .matching(
                """
                {documents: [
                    {_id: 7, what: 'Tee für zwei', price: 2.5, lines: [{qty: 7000000000}]}]}
                """),
        command("find").on("shop.orders").matching("{filter: {}, batchSize: 2}"),
        command("getMore")
            .on("shop.orders")
            .matching("{getMore: {$$strict: {$numberLong: '7000000000'}}, batchSize: 2}"),
        command("insert").matching("{documents: [{_id: 7}]}"),
        command("frobnicate").on("shop"),
        command("dbStats").on("shop"),
        command("ping").on("admin"));
    server.verify(times(8), anyCommand());
    server.awaits(hungUp());
  }
}

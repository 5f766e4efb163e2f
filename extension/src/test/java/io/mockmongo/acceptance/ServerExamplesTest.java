package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.server.Times.atLeast;
import static io.mockmongo.server.Times.never;
import static io.mockmongo.server.Times.once;

import io.mockmongo.message.Compressor;
import io.mockmongo.pattern.MessagePattern;
import io.mockmongo.pattern.RequestPattern;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.Request;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The examples in the Javadoc of {@link RequestPattern} and {@link MessagePattern} that ask a
 * server; the matchers' own tests have the others, and look for these here.
 */
class ServerExamplesTest {

  @Test
  void a_retry() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      var call = server.go(() -> orders(client).insertOne(new Document("_id", 7)));
      Request first = server.receives(command("insert"));
      first.hangsUp();

      Request retry = server.receives(command("insert").isRetryOf(first));

      retry.replies("{n: 1}");
      call.result();
    }
  }

  @Test
  void compression() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "compressors=zlib")) {
      server.autoResponds(command("insert")).replies("{n: 1}");
      orders(client).insertOne(new Document("_id", 7));
      server.awaits(command("hello"));

      server.verify(once(), command("insert").compressedWith(Compressor.ZLIB));

      server.verify(never(), command("hello").compressedWith(Compressor.ZLIB));
      server.verify(atLeast(1), command("hello").uncompressed());
    }
  }
}

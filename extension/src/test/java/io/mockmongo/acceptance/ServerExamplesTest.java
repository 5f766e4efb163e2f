package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.journal.ConnectionEnded.Ending.HUNG_UP;
import static io.mockmongo.journal.ConnectionEnded.Ending.MALFORMED;
import static io.mockmongo.matchers.ConversationMatchers.connectionEnded;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.matchers.ConversationMatchers.hungUp;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.inSessionOf;
import static io.mockmongo.matchers.MongoMatchers.inTransaction;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static io.mockmongo.script.Times.atLeast;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.journal.Received;
import io.mockmongo.message.Compressor;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The examples in the Javadoc of the matchers that ask a server. The matchers' own tests run the
 * others, and one of them sees to it that these stand here.
 */
class ServerExamplesTest {

  private static final Document ORDER = new Document("_id", 7);

  @Test
  void a_write_is_retried() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      var call = server.go(() -> orders(client).insertOne(ORDER));
      Request first = server.receives(command("insert"));
      first.hangsUp();

      Request retry = server.receives(command("insert").isRetryOf(first));

      retry.replies("{n: 1}");
      call.result();
      Request insert = first;
      assertThat(server.journal().sent(), hasItem(reply("{n: 1}").to(command("insert"))));
      assertThat(server.journal().facts(), hasItem(hungUp().onConnectionOf(insert)));
    }
  }

  @Test
  void a_commit_is_retried() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server)) {
      server.holds(command("commitTransaction"));
      var call = server.go(() -> insertInTransaction(client));
      Request request = server.receives(command("insert"));
      request.replies("{n: 1}");
      Request first = server.receives(command("commitTransaction"));
      first.hangsUp();
      Request retry = server.receives(command("commitTransaction"));
      retry.repliesOk();
      call.result();

      server.verify(
          once(), command("insert").on("shop.orders").matching("{documents: [{_id: 7}]}"));
      assertThat(request, allOf(command("insert"), namespace(startsWith("shop."))));
      assertThat(retry, allOf(inTransaction(), inSessionOf(first), not(onConnectionOf(first))));
    }
  }

  @Test
  void a_session_is_named() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server);
        ClientSession session = client.startSession()) {
      server.autoResponds(command("insert")).replies("{n: 1}");
      orders(client).insertOne(session, ORDER);

      Map<String, BsonDocument> sessions =
          Map.of("session0", session.getServerSession().getIdentifier());
      DocumentPattern pattern =
          DocumentPattern.of("{insert: 'orders', lsid: {$$sessionLsid: 'session0'}}", sessions);
      server.verify(once(), command("insert").matching(pattern));

      BsonDocument lsid = sessions.get("session0");
      Received insert =
          server.journal().received().stream().filter(command("insert")::matches).findFirst().get();
      DocumentPattern expected =
          DocumentPattern.of("{lsid: {$$sessionLsid: 'session0'}}", Map.of("session0", lsid));
      assertThat(insert, is(command("insert").matching(expected)));

      BsonDocument expectedCommand = BsonDocument.parse("{lsid: {$$sessionLsid: 'session0'}}");
      assertThat(
          insert.command().document(),
          is(DocumentPattern.of(expectedCommand, Map.of("session0", lsid))));
    }
  }

  private static InsertOneResult insertInTransaction(MongoClient client) {
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      InsertOneResult result = orders(client).insertOne(session, ORDER);
      session.commitTransaction();
      return result;
    }
  }

  @Test
  void messages_are_compressed() {
    try (var server = MockMongoServer.start();
        var client = Driver.connect(server, "compressors=zlib")) {
      server.autoResponds(command("insert")).replies("{n: 1}");
      orders(client).insertOne(ORDER);
      server.awaits(command("hello"));

      server.verify(once(), command("insert").compressedWith(Compressor.ZLIB));

      server.verify(never(), command("hello").compressedWith(Compressor.ZLIB));
      server.verify(atLeast(1), command("hello").uncompressed());
    }
  }

  @Test
  void connections_begin_and_end() throws Exception {
    try (var server = MockMongoServer.start();
        var first = new RawClient(server)) {
      first.send(1, "{ping: 1, $db: 'admin'}");
      server.receives(command("ping").onConnection(1)).repliesOk();
      try (var second = new RawClient(server)) {
        second.send(2, "{ping: 1, $db: 'admin'}");
        Request request = server.receives(command("ping").onConnection(2));
        request.hangsUp();
        byte[] bytes = RawClient.frame(3, "{ping: 1, $db: 'admin'}").bytes().clone();
        bytes[21] = 4;
        try (var third = new RawClient(server)) {
          third.send(bytes);

          server.awaits(connectionEnded(HUNG_UP).onConnectionOf(request));
          server.awaits(connectionEnded(MALFORMED).because(containsString("at offset 21")));

          assertThat(server.journal().facts(), hasItem(connectionEnded(HUNG_UP).onConnection(2)));
          assertThat(server.journal().facts(), hasItem(connectionOpened().onConnection(3)));
        }
      }
    }
  }
}

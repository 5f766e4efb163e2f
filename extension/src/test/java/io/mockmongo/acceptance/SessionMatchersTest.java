package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.inSession;
import static io.mockmongo.matchers.MongoMatchers.inTransaction;
import static io.mockmongo.matchers.MongoMatchers.outsideTransaction;
import static io.mockmongo.matchers.MongoMatchers.startingTransaction;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.Matchers.allOf;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.mockmongo.pattern.DocumentPattern;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions and transactions of the real driver, told apart. */
class SessionMatchersTest {

  private static final Document ORDER = new Document("_id", 7);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final MongoClient client = Driver.connect(server);

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_transaction_is_told_from_retryable_writes_and_its_start_from_the_rest() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (ClientSession session = client.startSession()) {
      orders(client).insertOne(session, ORDER);
      session.startTransaction();
      orders(client).insertOne(session, ORDER);
      orders(client).insertOne(session, ORDER);
      session.commitTransaction();

      BsonDocument lsid = session.getServerSession().getIdentifier();
      server.verify(times(4), anyCommand().inSession(lsid));
    }

    server.verify(times(2), command("insert").on("shop.orders").inTransaction());
    server.verify(times(2), allOf(command("insert"), inTransaction()));
    server.verify(once(), startingTransaction());
    server.verify(once(), command("insert").outsideTransaction());
    server.verify(once(), command("commitTransaction").inTransaction());
  }

  @Test
  void sessions_are_told_apart() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (ClientSession one = client.startSession();
        ClientSession other = client.startSession()) {
      orders(client).insertOne(one, ORDER);
      orders(client).insertOne(other, ORDER);
      orders(client).insertOne(one, ORDER);
    }

    var first = server.journal().received().stream().filter(command("insert")::matches).findFirst();
    server.verify(times(2), command("insert").inSessionOf(first.orElseThrow()));
    server.verify(times(3), allOf(command("insert"), inSession(), outsideTransaction()));
  }

  @Test
  void a_pattern_names_sessions() {
    server.autoResponds(command("insert")).replies("{n: 1}");
    try (ClientSession one = client.startSession();
        ClientSession other = client.startSession()) {
      orders(client).insertOne(one, ORDER);
      orders(client).insertOne(other, ORDER);
      orders(client).insertOne(one, ORDER);

      Map<String, BsonDocument> sessions =
          Map.of("session0", one.getServerSession().getIdentifier());
      DocumentPattern pattern = DocumentPattern.of("{lsid: {$$sessionLsid: 'session0'}}", sessions);
      server.verify(times(2), command("insert").matching(pattern));
    }
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.matchers.ConversationMatchers.connectionOpened;
import static io.mockmongo.script.Leak.CONNECTIONS;
import static io.mockmongo.script.Leak.CURSORS;
import static io.mockmongo.script.Leak.TRANSACTIONS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What clients leave open fails the test, where that is asked for. */
class LeaksTest {

  @MockMongo(leaks = CURSORS)
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}")
  @AutoRespond(command = "getMore", reply = "{cursor: {nextBatch: []}}")
  static class CursorCase {
    @Test
    void leaves_it_open(MongoClient client) {
      orders(client).find().cursor().next();
    }
  }

  @MockMongo(leaks = CURSORS)
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}")
  @AutoRespond(command = "getMore", reply = "{cursor: {nextBatch: []}}")
  static class TidyCursorCase {
    @Test
    void kills_it(MongoClient client) {
      try (var cursor = orders(client).find().cursor()) {
        cursor.next();
      }
    }

    @Test
    void reads_to_the_end(MongoClient client) {
      orders(client).find().into(new ArrayList<>());
    }
  }

  @Test
  void a_cursor_neither_read_to_its_end_nor_killed() {
    assertLeak(
        CursorCase.class,
        "cursor 42, opened by request \\d+ \\(find shop\\.orders\\), was left open: neither"
            + " exhausted nor killed");
    Run.of(TidyCursorCase.class).passes(2);
  }

  @MockMongo(leaks = TRANSACTIONS)
  @AutoRespond(command = "insert", reply = "{n: 1}")
  static class TransactionCase {
    private final List<ClientSession> sessions = new ArrayList<>();

    @Test
    void leaves_it_open(MongoClient client) {
      ClientSession session = client.startSession();
      sessions.add(session);
      session.startTransaction();
      orders(client).insertOne(session, new Document("_id", 1));
      orders(client).insertOne(session, new Document("_id", 2));
    }
  }

  @MockMongo(leaks = TRANSACTIONS)
  @AutoRespond(command = "insert", reply = "{n: 1}")
  static class TidyTransactionCase {
    @Test
    void commits(MongoClient client) {
      try (ClientSession session = client.startSession()) {
        session.withTransaction(() -> orders(client).insertOne(session, new Document("_id", 1)));
      }
    }

    @Test
    void aborts(MongoClient client) {
      try (ClientSession session = client.startSession()) {
        session.startTransaction();
        orders(client).insertOne(session, new Document("_id", 1));
        session.abortTransaction();
      }
    }

    @Test
    void needs_none(MongoClient client) {
      insert(client, 1);
    }
  }

  @Test
  void a_transaction_neither_committed_nor_aborted() {
    assertLeak(
        TransactionCase.class,
        "the transaction started by request \\d+ \\(insert shop\\.orders\\) was left open: neither"
            + " committed nor aborted");
    Run.of(TidyTransactionCase.class).passes(3);
  }

  @MockMongo(leaks = CONNECTIONS)
  @AutoRespond(command = "ping")
  static class ConnectionCase {
    static final List<MongoClient> LEFT = new ArrayList<>();

    @Test
    void leaves_some_open(MockMongoServer server, MongoClient injected) {
      ping(injected);
      MongoClient own = MongoClients.create(server.uri());
      LEFT.add(own);
      ping(own);
    }
  }

  @MockMongo(leaks = CONNECTIONS)
  @AutoRespond(command = "ping")
  static class TidyConnectionCase {
    @Test
    void closes_its_own(MockMongoServer server, MongoClient injected) {
      ping(injected);
      try (MongoClient own = MongoClients.create(server.uri())) {
        ping(own);
      }
    }
  }

  @Test
  void a_connection_that_the_injected_client_does_not_close() {
    try {
      assertLeak(
          ConnectionCase.class,
          "(?s)(connection \\d+ was left open: the client did not close it\n?)+");
    } finally {
      ConnectionCase.LEFT.forEach(MongoClient::close);
    }
    Run.of(TidyConnectionCase.class).passes(1);
  }

  @MockMongo(leaks = CONNECTIONS)
  static class SilentConnectionCase {
    static Socket left;

    @Test
    void leaves_one_that_says_nothing(MockMongoServer server) throws IOException {
      left = Left.connect(server.address());
      server.awaits(connectionOpened());
    }
  }

  /** A driver that is closed while it opens a connection may leave it so. */
  @Test
  void a_connection_that_says_nothing_is_no_leak() throws IOException {
    try {
      Run.of(SilentConnectionCase.class).passes(1);
    } finally {
      SilentConnectionCase.left.close();
    }
  }

  @MockMongo
  @AutoRespond(command = "find", reply = "{cursor: {id: 42, firstBatch: [{_id: 1}]}}")
  static class UnaskedCase {
    @Test
    void leaves_it_open(MongoClient client) {
      orders(client).find().cursor().next();
    }
  }

  @Test
  void nothing_is_looked_at_unless_asked_for() {
    Run.of(UnaskedCase.class).passes(1);
  }

  private static void assertLeak(Class<?> testCase, String regex) {
    assertThat(Run.of(testCase).failure().getMessage(), matchesPattern(regex));
  }
}

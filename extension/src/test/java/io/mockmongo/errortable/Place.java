package io.mockmongo.errortable;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.mockmongo.reply.Cursor;
import io.mockmongo.request.RequestPattern;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;

/**
 * A section of the table: the command that is struck, and the operation that the application runs.
 */
enum Place {
  FIND("find", command("find")) {
    @Override
    Runnable operation(ObservedClient client) {
      return () -> orders(client).find().first();
    }
  },
  INSERT("insert", command("insert")) {
    @Override
    Runnable operation(ObservedClient client) {
      return () -> orders(client).insertOne(new Document("_id", 1));
    }
  },
  INSERT_CONCERN("the write concern of an insert", command("insert")) {
    @Override
    Runnable operation(ObservedClient client) {
      return INSERT.operation(client);
    }

    @Override
    List<Fault> faults() {
      return Fault.ofWriteConcerns();
    }
  },
  COMMIT("commitTransaction", command("commitTransaction")) {
    @Override
    Runnable operation(ObservedClient client) {
      ClientSession session = client.driver().startSession();
      session.startTransaction();
      orders(client).insertOne(session, new Document("_id", 1));
      return session::commitTransaction;
    }
  },
  COMMIT_CONCERN("the write concern of a commitTransaction", command("commitTransaction")) {
    @Override
    Runnable operation(ObservedClient client) {
      return COMMIT.operation(client);
    }

    @Override
    List<Fault> faults() {
      return Fault.ofWriteConcerns();
    }
  },
  GET_MORE("getMore", command("getMore")) {
    @Override
    Runnable operation(ObservedClient client) {
      MongoCursor<Document> cursor = orders(client).find().batchSize(1).cursor();
      cursor.next();
      return cursor::next;
    }
  },
  /** Struck once: an application waits until a later check succeeds. */
  MONITOR("the hello of a monitor", awaitableHello()) {
    @Override
    Runnable operation(ObservedClient client) {
      orders(client).insertOne(new Document("_id", 1));
      return () -> {
        client.awaitFailedAndLaterCheck();
        orders(client).find().first();
      };
    }

    @Override
    void strike(MockMongoServer server, Fault fault) {
      server.autoResponds(struck()).times(1).replies(fault.answer());
    }

    @Override
    RequestPattern attempt() {
      return command("find");
    }

    @Override
    long heartbeatMillis() {
      return 50;
    }
  },
  /** A credential is what tells the hello of a pool from the first one of a monitor. */
  POOL("the hello of the pool", handshake().ofPool()) {
    @Override
    Runnable operation(ObservedClient client) {
      return () -> orders(client).find().first();
    }

    @Override
    boolean authenticates() {
      return true;
    }
  };

  private final String title;
  private final RequestPattern struck;

  Place(String title, RequestPattern struck) {
    this.title = title;
    this.struck = struck;
  }

  /** Prepares the operation, and returns the part of it that the fault strikes. */
  abstract Runnable operation(ObservedClient client);

  /** Answers what an operation needs beside the struck command. */
  void prepare(MockMongoServer server) {
    server
        .autoResponds(command("find"))
        .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));
    server.autoResponds(command("insert")).replies("{n: 1}");
  }

  void strike(MockMongoServer server, Fault fault) {
    server.autoResponds(struck).replies(fault.answer());
  }

  /** Returns the rows of the section. */
  List<Fault> faults() {
    return Fault.ofCommands();
  }

  RequestPattern struck() {
    return struck;
  }

  /** Returns the requests that count as attempts. */
  RequestPattern attempt() {
    return struck;
  }

  boolean authenticates() {
    return false;
  }

  /**
   * Returns the heartbeat interval: a check that is not struck waits as long for news. So long that
   * the driver learns only from news that the server is known again.
   */
  long heartbeatMillis() {
    return 10_000;
  }

  private static MongoCollection<Document> orders(ObservedClient client) {
    return client.driver().getDatabase("shop").getCollection("orders");
  }

  /** Returns the heading of the table. */
  String heading() {
    return "At " + title;
  }

  @Override
  public String toString() {
    return title;
  }
}

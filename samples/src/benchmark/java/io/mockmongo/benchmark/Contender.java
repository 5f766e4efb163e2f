package io.mockmongo.benchmark;

import static io.mockmongo.matchers.MongoMatchers.command;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.mockmongo.bson.RawBuilder;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** Who plays the server. Each starts one that answers ping, find and insert. */
public enum Contender {
  BARE {
    @Override
    Running start(Deployment deployment, Served served) {
      BareServer server =
          new BareServer(
              deployment,
              Map.of(
                  "find", bytes(cursor(served, true)),
                  "insert", HandBson.document("n", 1, "ok", 1.0)));
      return new Running(deployment.uri(server.port()), server::close);
    }
  },

  MOCKMONGO {
    @Override
    Running start(Deployment deployment, Served served) {
      ServerProfile profile =
          deployment == Deployment.STANDALONE
              ? ServerProfile.standalone()
              : ServerProfile.replicaSet();
      MockMongoServer server = MockMongoServer.builder().profile(profile).start();
      server.autoResponds(command("ping")).repliesOk();
      server.autoResponds(command("find")).replies(Reply.of(cursor(served, false)));
      server.autoResponds(command("insert")).replies("{n: 1}");
      return new Running(server.uri(), server::close);
    }
  },

  MONGO_JAVA_SERVER {
    @Override
    Running start(Deployment deployment, Served served) {
      MongoServer server = new MongoServer(new MemoryBackend());
      String uri = Deployment.STANDALONE.uri(server.bind().getPort());
      if (served.count() > 0) {
        insert(uri, served);
      }
      return new Running(uri, server::shutdownNow);
    }
  },

  MOCKUPDB {
    @Override
    Running start(Deployment deployment, Served served) {
      MockupDb server = MockupDb.start(served);
      return new Running(Deployment.STANDALONE.uri(server.port()), server::close);
    }
  };

  /** Starts a server. */
  abstract Running start(Deployment deployment, Served served);

  /** Tells whether it can play a deployment. */
  boolean plays(Deployment deployment) {
    return deployment == Deployment.STANDALONE || this == BARE || this == MOCKMONGO;
  }

  /**
   * A server at work.
   *
   * @param uri what clients connect with
   * @param stop closes it
   */
  record Running(String uri, Runnable stop) implements AutoCloseable {
    @Override
    public void close() {
      stop.run();
    }
  }

  private static void insert(String uri, Served served) {
    try (var client = MongoClients.create(uri)) {
      client
          .getDatabase(Served.DATABASE)
          .getCollection(Served.COLLECTION, BsonDocument.class)
          .insertMany(served.documents());
    }
  }

  /** Returns find's reply; a complete one has what a scripted server fills in by itself. */
  private static BsonDocument cursor(Served served, boolean complete) {
    BsonDocument cursor = new BsonDocument("firstBatch", new BsonArray(served.documents()));
    if (complete) {
      cursor.append("id", new BsonInt64(0));
      cursor.append("ns", new BsonString(Served.DATABASE + "." + Served.COLLECTION));
    }
    return new BsonDocument("cursor", cursor).append("ok", new BsonInt32(1));
  }

  private static byte[] bytes(BsonDocument document) {
    RawBsonDocument raw = RawBuilder.raw(document);
    byte[] bytes = new byte[raw.getByteBuffer().remaining()];
    raw.getByteBuffer().get(bytes);
    return bytes;
  }
}

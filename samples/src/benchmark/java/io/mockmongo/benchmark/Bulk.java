package io.mockmongo.benchmark;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Many bytes in one call through the driver. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Bulk {

  private static final int KIB = 1024;

  /** A server, and a client of it. */
  @State(Scope.Benchmark)
  public static class Base extends InTurns {
    @Param Contender contender;

    private Contender.Running server;
    private MongoClient client;

    MongoCollection<RawBsonDocument> start(Served served) {
      server = contender.start(Deployment.STANDALONE, served);
      client = MongoClients.create(server.uri());
      return client
          .getDatabase(Served.DATABASE)
          .getCollection(Served.COLLECTION, RawBsonDocument.class);
    }

    @TearDown
    public void stop() {
      client.close();
      server.close();
    }
  }

  /** A server that takes inserts. */
  @State(Scope.Benchmark)
  public static class Inserting extends Base {
    private MongoCollection<BsonDocument> collection;

    @Setup
    public void start() {
      collection = start(Served.ONE_SMALL).withDocumentClass(BsonDocument.class);
    }
  }

  /** A server whose find returns 4 MiB. */
  @State(Scope.Benchmark)
  public static class Finding extends Base {
    @Param({"4096", "4"})
    int documents;

    private MongoCollection<RawBsonDocument> collection;

    @Setup
    public void start() {
      collection = start(new Served(documents, 4 * KIB * KIB / documents));
    }
  }

  @Benchmark
  public Object insertMany(Inserting to) {
    List<BsonDocument> documents = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      documents.add(new BsonDocument("data", new BsonBinary(new byte[KIB])));
    }
    return to.collection.insertMany(documents);
  }

  @Benchmark
  public void find(Finding in, Blackhole hole) {
    for (RawBsonDocument document : in.collection.find().batchSize(5000)) {
      hole.consume(document);
    }
  }
}

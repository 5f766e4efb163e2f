package io.mockmongo.benchmark;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** One small call through the driver. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTrip extends InTurns {

  @Param Contender contender;
  @Param Deployment deployment;

  private Contender.Running server;
  private MongoClient client;
  private MongoDatabase database;
  private MongoCollection<Document> collection;

  @Setup
  public void start() {
    server = contender.start(deployment, Served.ONE_SMALL);
    client = MongoClients.create(server.uri());
    database = client.getDatabase(Served.DATABASE);
    collection = database.getCollection(Served.COLLECTION);
  }

  @TearDown
  public void stop() {
    client.close();
    server.close();
  }

  @Benchmark
  public Document ping() {
    return database.runCommand(new Document("ping", 1));
  }

  @Benchmark
  public Document find() {
    return collection.find().first();
  }

  @Benchmark
  public Object insertOne() {
    return collection.insertOne(new Document("qty", 3));
  }

  @Benchmark
  @Threads(8)
  public Document pingOfEight() {
    return database.runCommand(new Document("ping", 1));
  }
}

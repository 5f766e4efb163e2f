package io.mockmongo.benchmark;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a test with a server of its own costs before it has tested anything. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WholeTest extends InTurns {

  @Param Contender contender;
  @Param Deployment deployment;

  @Benchmark
  public Document serverAndClient() {
    try (Contender.Running server = contender.start(deployment, Served.NOTHING);
        MongoClient client = MongoClients.create(server.uri())) {
      return client.getDatabase("admin").runCommand(new Document("ping", 1));
    }
  }

  @Benchmark
  public String serverAlone() {
    try (Contender.Running server = contender.start(deployment, Served.NOTHING)) {
      return server.uri();
    }
  }
}

package io.mockmongo.junit;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.mockmongo.OtherJvm;
import io.mockmongo.driver.Publishers;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The reactive driver's objects as parameters, in a JVM with the core that its version needs. */
class ReactiveParametersTest {

  private static final Path CORE = Path.of("target", "reactive");

  @MockMongo(leaks = Leak.CONNECTIONS, database = "shop")
  static class ParametersCase {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void share_one_client(
        MongoClient client,
        MongoDatabase shop,
        @Namespace("shop.orders") MongoCollection<BsonDocument> orders,
        MockMongoServer server)
        throws Exception {
      Publishers.one(orders.insertOne(new BsonDocument())).call();

      server.verify(once(), command("insert").on("shop.orders"));
      assertThat(shop.getName(), is("shop"));
      assertThat(orders.getDocumentClass(), sameInstance(BsonDocument.class));
      assertThat(client.getClusterDescription().getServerDescriptions().size(), is(1));
    }
  }

  @MockMongo(members = 3, scope = Scope.CLASS)
  static class DeploymentCase {
    @RepeatedTest(2)
    @AutoRespond(command = "ping")
    void know_the_restored_primary(MongoClient client, MockReplicaSet replicaSet) throws Exception {
      Publishers.one(client.getDatabase("shop").runCommand(new Document("ping", 1))).call();
      replicaSet.elect(replicaSet.secondary(0));
    }
  }

  /** Runs the cases, in another JVM. */
  public static void main(String[] args) {
    Run.of(ParametersCase.class).passes(1);
    Run.of(DeploymentCase.class).passes(2);
    System.out.println("pass");
  }

  @Test
  void are_injected() throws Exception {
    assumeTrue(Files.isDirectory(CORE), "its core is there when Maven runs this");
    String classPath =
        CORE.resolve("*") + File.pathSeparator + System.getProperty("java.class.path");
    Process program =
        OtherJvm.of(List.of("-cp", classPath), ReactiveParametersTest.class)
            .redirectErrorStream(true)
            .start();
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8);
    program.waitFor();

    String last = printed.lines().reduce((before, line) -> line).orElse("");
    assertThat(printed, last, is("pass"));
  }
}

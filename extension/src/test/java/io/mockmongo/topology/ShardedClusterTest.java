package io.mockmongo.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.reply.ServerError.HOST_UNREACHABLE;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerType;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Cursor;
import io.mockmongo.reply.Reply;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A sharded cluster with several routers, and the driver that spreads its work over them. */
class ShardedClusterTest {

  private static MongoClient client(MockShardedCluster cluster) {
    return MongoClients.create(cluster.applyTo(MongoClientSettings.builder()).build());
  }

  private static MongoCollection<Document> orders(MongoClient client) {
    return client.getDatabase("shop").getCollection("orders");
  }

  private static void awaitAllRouters(MockShardedCluster cluster, MongoClient client) {
    cluster.waitUntil(
        () ->
            client.getClusterDescription().getServerDescriptions().stream()
                    .filter(server -> server.getType() == ServerType.SHARD_ROUTER)
                    .count()
                == cluster.routers().size());
  }

  @Test
  void the_driver_sees_the_routers() {
    try (var cluster = MockShardedCluster.start(2);
        var client = client(cluster)) {
      awaitAllRouters(cluster, client);

      assertThat(client.getClusterDescription().getType(), is(ClusterType.SHARDED));
    }
  }

  @Test
  void a_single_router_is_a_sharded_cluster_too() {
    try (var server =
            MockMongoServer.builder().profile(ServerProfile.of(Topology.SHARDED)).start();
        var client = MongoClients.create(server.uri())) {
      server.autoResponds(command("insert")).replies("{n: 1}");

      orders(client).insertOne(new Document("_id", 1));

      assertThat(client.getClusterDescription().getType(), is(ClusterType.SHARDED));
      server.verify(once(), command("insert").matching("{txnNumber: {$$exists: true}}"));
    }
  }

  @Test
  void cursors_keep_to_the_router_that_opened_them() {
    try (var cluster = MockShardedCluster.start(3);
        var client = client(cluster)) {
      cluster
          .autoResponds(command("find"))
          .replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));
      awaitAllRouters(cluster, client);

      try (MongoCursor<Document> cursor = orders(client).find().batchSize(1).cursor()) {
        cursor.next();
        cursor.next();
        String router = cursor.getServerAddress().toString();
        cursor.close();

        cluster.verify(once(), command("getMore").sentTo(router));
        cluster.verify(once(), command("killCursors").sentTo(router));
      }
      cluster.assertSatisfied();
    }
  }

  @Test
  void a_read_goes_on_at_the_other_router_when_one_is_killed() {
    try (var cluster = MockShardedCluster.start(2);
        var client = client(cluster)) {
      cluster.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));
      cluster.kill(cluster.router(0));

      assertThat(orders(client).find().first(), is(new Document("_id", 7)));
      cluster.verify(times(0), command("find").sentTo(cluster.router(0).address()));

      cluster.restart(cluster.router(0));
      awaitAllRouters(cluster, client);
      cluster.kill(cluster.router(1));

      assertThat(orders(client).find().first(), is(new Document("_id", 7)));
      cluster.verify(once(), command("find").sentTo(cluster.router(0).address()));
    }
  }

  @Test
  void a_write_is_not_retried_since_routers_do_that() {
    try (var cluster = MockShardedCluster.start(2);
        var client = client(cluster)) {
      cluster.autoResponds(command("insert")).first(HOST_UNREACHABLE).then(Reply.of("{n: 1}"));

      assertThrows(MongoException.class, () -> orders(client).insertOne(new Document("_id", 7)));

      cluster.verify(once(), command("insert"));
    }
  }

  @Test
  void a_transaction_keeps_to_one_router() {
    try (var cluster = MockShardedCluster.start(3);
        var client = client(cluster);
        ClientSession session = client.startSession()) {
      cluster.autoResponds(command("insert")).replies("{n: 1}");
      awaitAllRouters(cluster, client);

      session.startTransaction();
      orders(client).insertOne(session, new Document("_id", 1));
      String router = session.getPinnedServerAddress().toString();
      orders(client).insertOne(session, new Document("_id", 2));
      session.commitTransaction();

      cluster.verify(times(2), command("insert").sentTo(router).inTransaction());
      cluster.verify(
          once(),
          command("commitTransaction")
              .sentTo(router)
              .matching("{recoveryToken: {recoveryShardId: {$$exists: true}}}"));
    }
  }

  @Test
  void routers_can_have_names() {
    try (var cluster =
            MockShardedCluster.builder()
                .router(server -> server.name("a:27017"))
                .router(server -> server.name("b:27017"))
                .start();
        var client = client(cluster)) {
      awaitAllRouters(cluster, client);
      cluster.autoResponds(command("find")).replies(Cursor.of("{_id: 7}"));
      cluster.kill(cluster.member("a:27017"));

      orders(client).find().first(); // which is retried, if the client asks the other first

      cluster.verify(once(), command("find").sentTo("b:27017"));
    }
  }

  @Test
  void added_and_removed_routers_change_the_uri() {
    try (var cluster =
        MockShardedCluster.builder()
            .routers(1)
            .router(server -> server.release(ServerRelease.V7_0))
            .start()) {
      MockMongoServer first = cluster.router(0);
      MockMongoServer old = cluster.router(1);
      MockMongoServer added = cluster.add(server -> server.release(ServerRelease.V6_0));
      cluster.remove(first);

      assertThat(cluster.routers(), is(List.of(old, added)));
      assertThat(
          cluster.uri(),
          is("mongodb://" + old.address() + "," + added.address() + "/?directConnection=false"));
      assertThat(old.profile().release(), is(ServerRelease.V7_0));
      assertThat(added.profile().release(), is(ServerRelease.V6_0));
      try (var client = client(cluster)) {
        cluster.autoResponds(command("ping")).repliesOk();
        client.getDatabase("admin").runCommand(new Document("ping", 1));
        awaitAllRouters(cluster, client);
        cluster.verify(never(), command("ping").sentTo(first.address()));
      }
    }
  }

  @Test
  void mistakes_name_the_routers() {
    try (var cluster = MockShardedCluster.start(1);
        var other = MockMongoServer.start()) {
      String routers = "[" + cluster.router(0).address() + "]";

      assertThat(
          messages(
              () -> MockShardedCluster.start(0),
              () -> MockShardedCluster.builder().start(),
              () -> cluster.router(1),
              () -> cluster.kill(other),
              () -> cluster.remove(cluster.router(0))),
          is(
              List.of(
                  "routers(0): the number should be 1 or more",
                  "start(): there are no routers; add one or more",
                  "router(1): those that there are, from index 0: " + routers,
                  "kill("
                      + other.address()
                      + "): this server is not in the deployment; its servers are "
                      + routers,
                  "remove("
                      + cluster.router(0).address()
                      + "): this is the only router; call kill(...) for a cluster that is down")));
      assertThat(cluster.routers(), hasSize(1));
    }
  }

  private static List<String> messages(Runnable... calls) {
    List<String> messages = new ArrayList<>();
    for (Runnable call : calls) {
      messages.add(assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
    return messages;
  }
}

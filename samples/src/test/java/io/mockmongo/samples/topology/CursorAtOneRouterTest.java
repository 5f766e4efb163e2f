package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerType;
import io.mockmongo.reply.Cursor;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.topology.MockShardedCluster;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A mongos knows only the cursors that it opened: the driver goes back to it for each batch. */
class CursorAtOneRouterTest {

  @Test
  void getMore_stays_at_the_mongos_that_opened_the_cursor() {
    try (MockShardedCluster cluster = MockShardedCluster.start(3);
        MongoClient client =
            MongoClients.create(cluster.applyTo(MongoClientSettings.builder()).build())) {
      cluster.waitUntil(() -> routersThatTheDriverKnows(client) == 3);
      Call<List<Document>> orders =
          cluster.go(
              () ->
                  client
                      .getDatabase("shop")
                      .getCollection("orders")
                      .find()
                      .batchSize(1)
                      .into(new ArrayList<>()));

      Request find = cluster.receives(command("find"));
      find.replies(Cursor.of("{_id: 1}", "{_id: 2}", "{_id: 3}").batchSize(1));

      assertThat(orders.result(), hasSize(3));
      cluster.verify(times(2), command("getMore").sentTo(find.member()));
      cluster.routers().stream()
          .filter(router -> !router.address().equals(find.member()))
          .forEach(other -> cluster.verify(never(), command("getMore").sentTo(other.address())));
    }
  }

  private static long routersThatTheDriverKnows(MongoClient client) {
    return client.getClusterDescription().getServerDescriptions().stream()
        .filter(server -> server.getType() == ServerType.SHARD_ROUTER)
        .count();
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.Topology.STANDALONE;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterType;
import io.mockmongo.server.MockMongoServer;
import org.junit.jupiter.api.Test;

/** What the server is part of, as the driver sees it. */
class TopologyTest {

  @MockMongo(topology = STANDALONE)
  static class StandaloneCase {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void writes_can_not_be_retried(MongoClient client, MockMongoServer server) {
      insert(client, 7);

      assertThat(client.getClusterDescription().getType(), is(ClusterType.STANDALONE));
      server.verify(once(), command("insert").without("txnNumber"));
    }
  }

  @Test
  void a_standalone_by_request() {
    Run.of(StandaloneCase.class).passes(1);
  }

  @MockMongo
  static class ReplicaSetCase {
    @Test
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void writes_can_be_retried(MongoClient client, MockMongoServer server) {
      insert(client, 7);

      assertThat(client.getClusterDescription().getType(), is(ClusterType.REPLICA_SET));
      server.verify(once(), command("insert").matching("{txnNumber: {$$exists: true}}"));
    }
  }

  @Test
  void a_replica_set_unless_asked() {
    Run.of(ReplicaSetCase.class).passes(1);
  }
}

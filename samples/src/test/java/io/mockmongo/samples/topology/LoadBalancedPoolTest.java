package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockLoadBalancer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Behind a load balancer, an error at one service leaves the connections to the others alone. */
class LoadBalancedPoolTest {

  private final List<ObjectId> cleared = new CopyOnWriteArrayList<>();

  @Test
  void the_pool_is_cleared_for_one_service_only() {
    try (MockLoadBalancer balancer = MockLoadBalancer.start(2);
        MongoClient client = client(balancer)) {
      MockMongoServer healthy = balancer.service(0);
      MockMongoServer broken = balancer.service(1);
      Call<Document> first = balancer.go(() -> ping(client));
      Request atHealthy = balancer.receives(command("ping").sentTo(healthy.address()));
      Call<Document> second = balancer.go(() -> ping(client));

      balancer.receives(command("ping").sentTo(broken.address())).hangsUp();
      second.failsWith(MongoSocketException.class);
      assertThat(cleared, is(List.of(broken.serviceId())));
      atHealthy.repliesOk();
      first.result();

      balancer.autoResponds(command("ping")).replies(Reply.ok());
      ping(client);
      balancer.verify(times(2), command("ping").sentTo(healthy.address()));
      balancer.verify(once(), handshake().sentTo(healthy.address())); // on the same connection
    }
  }

  private MongoClient client(MockLoadBalancer balancer) {
    return MongoClients.create(
        balancer
            .applyTo(MongoClientSettings.builder())
            .applyToConnectionPoolSettings(
                pool ->
                    pool.addConnectionPoolListener(
                        new ConnectionPoolListener() {
                          @Override
                          public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
                            cleared.add(event.getServiceId());
                          }
                        }))
            .build());
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

package io.mockmongo.samples.transactions;

import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster with two mongos: the driver keeps a transaction at one, whose token it returns. */
class TwoRoutersTest {

  private final MockMongoServers routers = MockMongoServers.start(router(), router());
  private final MongoClient client =
      MongoClients.create(
          "mongodb://" + routers.get(0).address() + "," + routers.get(1).address() + "/");

  private static MockMongoServerBuilder router() {
    return MockMongoServer.builder().profile(ServerProfile.of(Topology.SHARDED));
  }

  @AfterEach
  void close() {
    client.close();
    routers.close();
  }

  @Test
  void all_statements_and_the_commit_go_to_one_mongos() {
    routers.forEach(router -> router.autoResponds(command("insert")).repliesOk());
    try (ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            insert(session);
            return insert(session);
          });

      String pinned = session.getPinnedServerAddress().toString();
      routers.verify(times(3), anyCommand().inTransaction().sentTo(pinned));
      routers.verify(
          once(),
          command("commitTransaction")
              .matching("{recoveryToken: {recoveryShardId: {$$exists: true}}}"));
    }
  }

  @Test
  void a_commit_whose_reply_is_lost_is_recovered_by_the_other_mongos() {
    routers.forEach(router -> router.autoResponds(command("insert")).repliesOk());
    try (ClientSession session = client.startSession()) {
      session.startTransaction();
      insert(session);
      MockMongoServer pinned = server(session.getPinnedServerAddress().toString());
      pinned.observes(command("commitTransaction"), commit -> pinned.network().hold());

      Call<Void> call = routers.runs(session::commitTransaction);
      routers.awaits(reply().to(command("commitTransaction"))); // which stays in the network
      pinned.goesDown();
      call.result();

      routers.verify(once(), command("commitTransaction").sentTo(pinned.address()));
      routers.verify(
          times(2),
          command("commitTransaction")
              .matching("{recoveryToken: {recoveryShardId: {$$exists: true}}}"));
    }
  }

  private Object insert(ClientSession session) {
    return client.getDatabase("shop").getCollection("orders").insertOne(session, new Document());
  }

  private MockMongoServer server(String address) {
    return routers.servers().stream()
        .filter(router -> router.address().equals(address))
        .findFirst()
        .orElseThrow();
  }
}

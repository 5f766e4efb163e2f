package io.mockmongo.samples.topology;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.driver.SrvRecords;
import io.mockmongo.profile.MemberConfig;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Servers with names that nothing resolves: as many tests beside each other as you like. */
class HostNamesTest {

  private static final Document PING = new Document("ping", 1);

  @Test
  void a_server_with_a_name() {
    try (MockMongoServer server = MockMongoServer.builder().name("db1.test:27017").start();
        MongoClient client = MongoClients.create(server.uri())) {
      server.autoResponds(command("ping")).repliesOk();

      client.getDatabase("admin").runCommand(PING);

      server.verify(once(), command("ping").sentTo("db1.test:27017"));
    }
  }

  @Test
  void a_replica_set_as_published_tests_describe_it() {
    try (MockReplicaSet replicaSet =
            MockReplicaSet.builder()
                .member(MemberConfig.electable().host("a:27017"))
                .member(MemberConfig.electable().host("b:27017"))
                .start();
        MongoClient client =
            MongoClients.create(replicaSet.applyTo(MongoClientSettings.builder()).build())) {
      replicaSet.autoResponds(command("insert")).replies("{n: 1}");

      replicaSet.elect(replicaSet.member("b:27017"));
      client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1));

      replicaSet.verify(once(), command("insert").sentTo("b:27017"));
    }
  }

  @Test
  void a_replica_set_that_clients_find_by_its_srv_record() {
    try (MockReplicaSet replicaSet =
        MockReplicaSet.builder()
            .member(MemberConfig.electable().host("a.mock.test:27017"))
            .member(MemberConfig.electable().host("b.mock.test:27017"))
            .start()) {
      SrvRecords records =
          SrvRecords.of("rs0.mock.test", replicaSet::addresses).txt("replicaSet=rs0");
      MongoClientSettings.Builder settings =
          records.applyTo(replicaSet.applyTo(MongoClientSettings.builder()));

      try (MongoClient client = MongoClients.create(settings.build())) {
        replicaSet.autoResponds(command("ping")).repliesOk();

        client.getDatabase("admin").runCommand(PING);

        replicaSet.verify(once(), command("ping"));
      }
    }
  }
}

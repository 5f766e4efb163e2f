package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.profile.MemberState.SECONDARY;
import static io.mockmongo.reply.ServerError.NOT_WRITABLE_PRIMARY;
import static io.mockmongo.script.Times.once;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.result.InsertOneResult;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.FromServer;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.topology.MockReplicaSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A replica set of three members, injected as a whole and member by member. */
@MockMongo(members = 3)
class MembersTest {

  @Test
  void a_write_is_retried_at_the_new_primary(
      MockReplicaSet replicaSet, @Namespace("shop.orders") MongoCollection<Document> orders) {
    Call<InsertOneResult> insert = replicaSet.go(() -> orders.insertOne(new Document("_id", 7)));
    Request first = replicaSet.receives(command("insert"));
    replicaSet.elect(replicaSet.secondary(0));
    first.replies(NOT_WRITABLE_PRIMARY);

    String primary = replicaSet.primary().address();
    replicaSet.receives(command("insert").sentTo(primary)).repliesOk();
    insert.result();
  }

  @Test
  @AutoRespond(command = "find")
  void a_read_goes_to_a_secondary(
      MockReplicaSet replicaSet,
      @FromServer(member = SECONDARY, index = 1) MockMongoServer secondary,
      @Namespace("shop.orders") MongoCollection<Document> orders) {
    replicaSet.kill(replicaSet.secondary(0));

    orders.withReadPreference(ReadPreference.secondary()).find().first();

    replicaSet.verify(once(), command("find").sentTo(secondary.address()));
  }
}

package io.mockmongo.samples.transactions;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.Matchers.is;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Sessions whose reads see their own writes, or all the same snapshot. */
@MockMongo
@AutoRespond(command = {"insert", "find", "aggregate"})
class SessionReadsTest {

  @Test
  void a_causally_consistent_session_reads_its_own_writes(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    try (ClientSession session = client.startSession()) {
      orders.insertOne(session, new Document("_id", 7));
      var written = session.getOperationTime();
      orders.find(session).first();

      server.verify(once(), command("find").with("readConcern.afterClusterTime", is(written)));
    }
  }

  @Test
  void a_snapshot_session_reads_at_one_time(
      MongoClient client,
      @Namespace("shop.orders") MongoCollection<Document> orders,
      MockMongoServer server) {
    var snapshot = ClientSessionOptions.builder().snapshot(true).build();
    try (ClientSession session = client.startSession(snapshot)) {
      orders.find(session).first();
      var time = session.getSnapshotTimestamp();
      orders.insertOne(new Document("_id", 7));
      orders.aggregate(session, List.of()).first();

      server.verify(once(), command("find").without("readConcern.atClusterTime"));
      server.verify(once(), command("aggregate").with("readConcern.atClusterTime", is(time)));
    }
  }
}

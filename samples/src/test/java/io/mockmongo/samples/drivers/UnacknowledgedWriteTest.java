package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.document;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What nobody acknowledges can't be retried and needs no session, so it says nothing of either. */
@MockMongo // a replica set, on which acknowledged writes carry both
class UnacknowledgedWriteTest {

  @Test
  void carries_neither_session_nor_transaction_number(MongoClient client, MockMongoServer server) {
    MongoCollection<Document> orders =
        client
            .getDatabase("shop")
            .getCollection("orders")
            .withWriteConcern(WriteConcern.UNACKNOWLEDGED);

    orders.insertOne(new Document("_id", 7));
    orders.updateOne(Filters.eq(7), Updates.set("paid", true));
    orders.deleteOne(Filters.eq(7));

    for (String write : new String[] {"insert", "update", "delete"}) {
      assertThat(
          server.receives(command(write)), is(command(write).without("lsid").without("txnNumber")));
    }
  }

  @Test
  void an_acknowledged_one_carries_both(MongoClient client, MockMongoServer server) {
    var insert =
        server.go(
            () ->
                client
                    .getDatabase("shop")
                    .getCollection("orders")
                    .insertOne(new Document("_id", 7)));

    Request received = server.receives(command("insert"));
    received.replies("{n: 1}");

    insert.result();
    assertThat(
        received.command().document(),
        allOf(
            document("{lsid: {$$exists: true}, txnNumber: {$$type: 'long'}}"),
            not(document("{startTransaction: true}"))));
  }
}

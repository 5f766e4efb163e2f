package io.mockmongo.samples.tutorial;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.never;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.CreateIndexCommitQuorum;
import com.mongodb.MongoClientException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CreateIndexOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.mockmongo.junit.AutoRespond;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.junit.Namespace;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Server and driver each support a range of protocol versions, the wire versions. The handshake
 * tells the driver the server's range, and the driver then uses what both support. If the server is
 * too old for an option, the driver throws an exception before it sends anything. If the two have
 * no version in common, the driver does not use the server at all.
 *
 * <p>{@code release} sets the server's release. A reply that you declare for the handshake is
 * merged into the built-in one, so it holds only the fields that differ.
 */
class Chapter03WireVersionTest {

  @Test
  @MockMongo(release = "4.4")
  @AutoRespond(command = "createIndexes")
  void since_release_4_4_an_index_can_ask_for_a_quorum(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    indexByQuorum(orders);

    server.verify(once(), command("createIndexes").matching("{commitQuorum: 'majority'}"));
  }

  @Test
  @MockMongo(release = "4.2")
  void the_driver_does_not_send_one_to_release_4_2(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertTooOldForQuorum(orders);

    server.verify(never(), anyCommand());
  }

  @Test
  @MockMongo
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{maxWireVersion: 8}") // which is release 4.2
  void a_declared_handshake_is_merged_into_the_built_in_one(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertTooOldForQuorum(orders);

    server.verify(never(), anyCommand());
  }

  @Test
  @MockMongo(release = "future")
  void a_server_of_the_future_is_refused(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    MongoIncompatibleDriverException refusal =
        assertThrows(MongoIncompatibleDriverException.class, () -> orders.find().first());

    assertThat(refusal.getMessage(), containsString("requires wire version 10000"));
    server.verify(never(), anyCommand());
  }

  private static void assertTooOldForQuorum(MongoCollection<Document> orders) {
    MongoClientException refusal =
        assertThrows(MongoClientException.class, () -> indexByQuorum(orders));

    assertThat(refusal.getMessage(), containsString("requires a minimum MongoDB version of 4.4"));
  }

  private static void indexByQuorum(MongoCollection<Document> orders) {
    orders.createIndexes(
        List.of(new IndexModel(Indexes.ascending("customer"))),
        new CreateIndexOptions().commitQuorum(CreateIndexCommitQuorum.MAJORITY));
  }
}

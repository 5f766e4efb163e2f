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
 * Server and driver each speak a range of protocol versions, the wire versions, and the handshake
 * tells the driver which ones the server has. From then on the driver keeps to what both speak.
 * What the server is too old for, the driver refuses by itself, before anything is sent; and where
 * the two have no version in common, it refuses the server altogether.
 *
 * <p>{@code release} makes the server one of another release. A reply declared for the handshake is
 * laid over what the server would say, so it holds only what is to differ.
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
  void release_4_2_is_not_even_asked_for_one(
      @Namespace("shop.orders") MongoCollection<Document> orders, MockMongoServer server) {
    assertTooOldForQuorum(orders);

    server.verify(never(), anyCommand());
  }

  @Test
  @MockMongo
  @AutoRespond(
      command = {"hello", "isMaster"},
      reply = "{maxWireVersion: 8}") // which is release 4.2
  void a_declared_handshake_is_laid_over_the_servers_own(
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

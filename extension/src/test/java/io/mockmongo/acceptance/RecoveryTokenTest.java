package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.orders;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.script.Times.once;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.Received;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.Topology;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.server.MockMongoServer;
import io.mockmongo.server.MockMongoServerBuilder;
import io.mockmongo.server.MockMongoServers;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two mongos of a cluster: transactions stay at one of them; the other can only recover them. */
class RecoveryTokenTest {

  private static final String TRANSACTION =
      ", lsid: {id: 1}, txnNumber: {$numberLong: '1'}, autocommit: false";
  private static final String START =
      "{insert: 'c', documents: [{}], startTransaction: true, $db: 'd'" + TRANSACTION + "}";
  private static final String NEXT = "{insert: 'c', documents: [{}], $db: 'd'" + TRANSACTION + "}";
  private static final String FIND = "{find: 'c', $db: 'd'" + TRANSACTION + "}";
  private static final String TOKEN = ", recoveryToken: {recoveryShardId: 'shard01'}";

  private final MockMongoServer first = mongos().start();
  private final MockMongoServer second = mongos().conversationOf(first).start();
  private final MockMongoServers both = MockMongoServers.of(first, second);

  private static MockMongoServerBuilder mongos() {
    return MockMongoServer.builder()
        .profile(ServerProfile.of(Topology.SHARDED))
        .answers(DefaultAnswers.EMPTY_DATABASE);
  }

  @AfterEach
  void close() {
    both.close();
  }

  @Test
  void the_driver_keeps_to_one_mongos_and_returns_its_token() {
    String uri = "mongodb://" + first.address() + "," + second.address() + "/";
    try (MongoClient client = MongoClients.create(uri);
        ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders(client).insertOne(session, new Document());
            orders(client).insertOne(session, new Document());
            return orders(client).find(session).first();
          });

      String pinned = session.getPinnedServerAddress().toString();
      both.verify(times(2), command("insert").inTransaction().sentTo(pinned));
      both.verify(once(), command("find").inTransaction().sentTo(pinned));
      both.verify(
          once(),
          command("commitTransaction")
              .sentTo(pinned)
              .matching("{recoveryToken: {recoveryShardId: 'shard01'}}"));
    }
  }

  @Test
  void the_token_names_a_shard_from_the_first_write_on() throws IOException {
    try (RawClient client = mongosClient(first)) {
      String find = FIND.replace("find: 'c'", "find: 'c', startTransaction: true");
      assertThat(token(client, find), is("{}"));
      assertThat(token(client, NEXT), is("{\"recoveryShardId\": \"shard01\"}"));
      assertThat(token(client, FIND), is("{\"recoveryShardId\": \"shard01\"}"));
      assertThat(asks(client, commit("")).containsKey("recoveryToken"), is(false));
    }
  }

  @Test
  void behind_a_load_balancer_the_driver_keeps_to_one_connection() {
    try (var balanced =
            MockMongoServer.builder()
                .profile(ServerProfile.of(Topology.LOAD_BALANCED))
                .answers(DefaultAnswers.EMPTY_DATABASE)
                .start();
        MongoClient client = Driver.connect(balanced);
        ClientSession session = client.startSession()) {
      session.withTransaction(
          () -> {
            orders(client).insertOne(session, new Document());
            return orders(client).find(session).first();
          });

      List<Received> requests =
          balanced.journal().received().stream()
              .filter(anyCommand().inTransaction()::matches)
              .toList();
      assertThat(requests.stream().map(Received::connection).distinct().count(), is(1L));
      balanced.verify(
          once(),
          command("commitTransaction")
              .inTransactionOf(requests.get(0))
              .matching("{recoveryToken: {recoveryShardId: 'shard01'}}"));
    }
  }

  @Test
  void a_server_is_a_mongos_for_its_clients_if_its_hello_says_so() throws IOException {
    try (var server =
        MockMongoServer.builder()
            .profile(ServerProfile.standalone())
            .answers(DefaultAnswers.EMPTY_DATABASE)
            .start()) {
      server.autoResponds(hello()).replies("{msg: 'isdbgrid'}");
      try (RawClient client = mongosClient(server)) {
        assertThat(token(client, START), is("{\"recoveryShardId\": \"shard01\"}"));
      }
    }
  }

  @Test
  void a_reply_may_have_a_token_of_its_own_or_none() throws IOException {
    first
        .autoResponds(command("insert"))
        .first(Reply.of("{n: 1, recoveryToken: {recoveryShardId: 'b'}}"))
        .then(Reply.of("{n: 1, recoveryToken: {$$exists: false}}"));
    try (RawClient client = mongosClient(first)) {
      assertThat(token(client, START), is("{\"recoveryShardId\": \"b\"}"));
      assertThat(asks(client, NEXT).containsKey("recoveryToken"), is(false));
    }
  }

  @Test
  void a_statement_at_another_mongos_is_refused() throws IOException {
    try (RawClient here = mongosClient(first);
        RawClient there = mongosClient(second)) {
      asks(here, START);

      assertError(
          251,
          "cannot continue txnId -1 for session {id: 1} with txnRetryCounter 0",
          asks(there, NEXT));
      assertError(
          251,
          "cannot continue txnId -1 for session {id: 1} with txnRetryCounter 0",
          asks(there, "{abortTransaction: 1, $db: 'admin'" + TRANSACTION + "}"));
      assertOk(asks(here, NEXT));
    }
  }

  @Test
  void another_mongos_recovers_what_was_committed() throws IOException {
    try (RawClient here = mongosClient(first);
        RawClient there = mongosClient(second)) {
      asks(here, START);
      assertOk(asks(here, commit(TOKEN)));

      assertOk(asks(there, commit(TOKEN)));
      assertOk(asks(there, commit("")));
    }
  }

  @Test
  void another_mongos_aborts_what_is_in_progress() throws IOException {
    try (RawClient here = mongosClient(first);
        RawClient there = mongosClient(second)) {
      asks(here, START);

      assertThat(code(asks(there, commit(TOKEN))), is(251));
      assertThat(code(asks(here, commit(TOKEN))), is(251));
    }
  }

  @Test
  void another_mongos_needs_a_token_of_a_transaction_that_wrote() throws IOException {
    try (RawClient there = mongosClient(second)) {
      assertError(
          50940,
          "Cannot recover the transaction decision without a recoveryToken",
          asks(there, commit("")));
      assertError(
          251,
          "Recovery token is empty, meaning the transaction only performed reads and can be safely"
              + " retried",
          asks(there, commit(", recoveryToken: {}")));
    }
  }

  @Test
  void a_mongos_knows_the_numbers_that_it_has_seen() throws IOException {
    try (RawClient here = mongosClient(first)) {
      asks(here, START.replace("'1'", "'2'"));

      assertError(
          225,
          "txnNumber 1 is less than last txnNumber 2 seen in session {id: 1}",
          asks(here, START));
      assertError(
          117,
          "txnNumber 2 txnRetryCounter 0 for session {id: 1} already started",
          asks(here, START.replace("'1'", "'2'")));
    }
  }

  private static String commit(String token) {
    return "{commitTransaction: 1, $db: 'admin'" + TRANSACTION + token + "}";
  }

  private static RawClient mongosClient(MockMongoServer server) throws IOException {
    RawClient client = new RawClient(server);
    asks(client, "{hello: 1, $db: 'admin'}");
    return client;
  }

  private static String token(RawClient client, String command) throws IOException {
    return asks(client, command).getDocument("recoveryToken").toJson();
  }

  private static BsonDocument asks(RawClient client, String command) throws IOException {
    client.send(1, command);
    return client.readsBody();
  }

  private static void assertOk(BsonDocument reply) {
    assertThat(reply.toJson(), reply.getNumber("ok").intValue(), is(1));
  }

  private static void assertError(int code, String message, BsonDocument reply) {
    assertThat(reply.getString("errmsg").getValue(), is(message));
    assertThat(code(reply), is(code));
  }

  private static int code(BsonDocument reply) {
    return reply.getInt32("code").getValue();
  }
}

package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.insert;
import static io.mockmongo.junit.Driver.orders;
import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Driver.run;
import static io.mockmongo.profile.Topology.STANDALONE;
import static io.mockmongo.reply.ServerError.DUPLICATE_KEY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Each attribute of {@link AutoRespond}, through the driver. */
class AutoRespondTest {

  @MockMongo
  static class CommandCase {
    @Test
    @AutoRespond(command = "one", reply = "{by: 'one'}")
    @AutoRespond(
        command = {"two", "three"},
        reply = "{by: 'two or three'}")
    @AutoRespond(reply = "{by: 'any'}")
    void by_name(MongoClient client) {
      assertThat(run(client, "one").getString("by"), is("one"));
      assertThat(run(client, "two").getString("by"), is("two or three"));
      assertThat(run(client, "three").getString("by"), is("two or three"));
      assertThat(run(client, "four").getString("by"), is("any"));
    }
  }

  @Test
  void command_names_one_or_several_commands_and_without_it_any_is_answered() {
    Run.of(CommandCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "ping", on = "admin", reply = "{by: 'database'}")
  @AutoRespond(command = "count", on = "shop.orders", reply = "{n: 7}")
  @AutoRespond(reply = "{by: 'any', n: 1}")
  static class OnCase {
    @Test
    void by_namespace(MongoClient client) {
      assertThat(ping(client).getString("by"), is("database"));
      assertThat(count(client, "orders"), is(7));
      assertThat(count(client, "others"), is(1));
    }

    private static int count(MongoClient client, String collection) {
      return client
          .getDatabase("shop")
          .runCommand(new Document("count", collection))
          .getInteger("n");
    }
  }

  @Test
  void on_asks_for_a_database_or_a_collection() {
    Run.of(OnCase.class).passes(1);
  }

  @MockMongo
  @AutoRespond(command = "insert", matching = "{documents: [{_id: 7}]}", error = DUPLICATE_KEY)
  @AutoRespond(command = "insert", reply = "{n: 1}")
  static class MatchingCase {
    @Test
    void by_fields(MongoClient client) {
      insert(client, 6);
      assertThrows(MongoWriteException.class, () -> insert(client, 7));
    }
  }

  @Test
  void matching_asks_for_fields_of_the_command() {
    Run.of(MatchingCase.class).passes(1);
  }

  @MockMongo(topology = STANDALONE)
  static class ReplyCase {
    @Test
    @AutoRespond(command = "ping", reply = "{a: [1, {b: {$numberLong: '2'}}]}")
    void of_fields(MongoClient client) {
      Document reply = ping(client);

      assertThat(reply, is(Document.parse("{a: [1, {b: {$numberLong: '2'}}], ok: 1.0}")));
    }

    @Test
    @AutoRespond(command = "ping")
    void of_nothing(MongoClient client) {
      assertThat(ping(client), is(new Document("ok", 1.0)));
    }
  }

  @Test
  void reply_is_a_document_and_ok_is_filled_in() {
    Run.of(ReplyCase.class).passes(2);
  }

  @MockMongo
  static class ErrorCase {
    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY)
    void by_name(MongoClient client) {
      MongoWriteException thrown = assertThrows(MongoWriteException.class, () -> insert(client, 7));

      assertThat(thrown.getCode(), is(11000));
    }

    @Test
    @AutoRespond(command = "ping", errorCode = 4711)
    void by_number(MongoClient client) {
      MongoCommandException thrown = assertThrows(MongoCommandException.class, () -> ping(client));

      assertThat(thrown.getErrorCode(), is(4711));
      assertThat(thrown.getErrorCodeName(), is("Location4711"));
      assertThat(thrown.getErrorMessage(), is("declared by the test"));
    }
  }

  @Test
  void error_is_a_named_one_and_error_code_any_other() {
    Run.of(ErrorCase.class).passes(2);
  }

  @MockMongo
  static class TimesCase {
    @Test
    @AutoRespond(command = "insert", error = DUPLICATE_KEY, times = 2)
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void twice(MongoClient client) {
      assertThrows(MongoWriteException.class, () -> insert(client, 7));
      assertThrows(MongoWriteException.class, () -> insert(client, 7));
      insert(client, 7);
      insert(client, 7);
    }
  }

  @Test
  void times_is_how_many_are_answered_before_others_are_asked() {
    Run.of(TimesCase.class).passes(1);
  }

  @MockMongo
  static class HandshakeCase {
    @Test
    @AutoRespond(
        command = {"hello", "isMaster"},
        reply = "{minWireVersion: 30, maxWireVersion: 30}")
    void too_new(MongoClient client) {
      assertThrows(MongoIncompatibleDriverException.class, () -> ping(client));
    }

    @Test
    @AutoRespond(
        command = {"hello", "isMaster"},
        reply = "{maxBsonObjectSize: 1000}")
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void with_one_field(MongoClient client) {
      orders(client).insertOne(new Document("text", "x".repeat(900)));
      assertThrows(
          org.bson.BsonMaximumSizeExceededException.class,
          () -> orders(client).insertOne(new Document("text", "x".repeat(20_000))));
    }
  }

  @Test
  void a_reply_to_the_handshake_is_merged_over_what_the_server_says() {
    Run.of(HandshakeCase.class).passes(2);
  }
}

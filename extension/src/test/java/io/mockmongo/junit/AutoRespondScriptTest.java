package io.mockmongo.junit;

import static io.mockmongo.junit.Driver.ping;
import static io.mockmongo.junit.Fault.HANG_UP;
import static io.mockmongo.junit.Fault.SILENCE;
import static io.mockmongo.matchers.ConversationMatchers.reply;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.mockmongo.reply.ServerError;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** All that one annotation can say about the answers. */
class AutoRespondScriptTest {

  @MockMongo
  static class SequenceCase {
    @Test
    @AutoRespond(
        command = "ping",
        reply = {"{by: 'a'}", "{by: 'b'}", "{by: 'c'}"})
    void in_turn(MongoClient client) {
      assertEquals(List.of("a", "b", "c", "c"), Driver.answerers(client, 4));
    }

    @Test
    @AutoRespond(command = "ping", reply = "{by: 'later'}", after = 2)
    @AutoRespond(command = "ping", reply = "{by: 'first'}")
    void after_some(MongoClient client) {
      assertEquals(List.of("first", "first", "later", "later"), Driver.answerers(client, 4));
    }
  }

  @Test
  void replies_come_in_turn_and_after_others() {
    Run.of(SequenceCase.class).passes(2);
  }

  @MockMongo(client = "retryReads=false")
  static class HangUpCase {
    @Test
    @AutoRespond(command = "ping", fault = HANG_UP, times = 1)
    @AutoRespond(command = "ping")
    void hangs_up(MongoClient client, MockMongoServer server) {
      assertThrows(MongoSocketException.class, () -> ping(client));
      ping(client);
      server.verify(times(2), command("ping"));
    }
  }

  @Test
  void the_server_hangs_up() {
    Run.of(HangUpCase.class).passes(1);
  }

  @MockMongo(client = "retryReads=false&socketTimeoutMS=500")
  static class SilenceCase {
    @Test
    @AutoRespond(command = "ping", fault = SILENCE)
    void leaves_waiting(MongoClient client) {
      assertThrows(MongoSocketReadTimeoutException.class, () -> ping(client));
    }
  }

  @Test
  void the_client_is_left_waiting() {
    Run.of(SilenceCase.class).passes(1);
  }

  @MockMongo
  static class DelayCase {
    @Test
    @AutoRespond(command = "ping", delayMillis = 60)
    void answers_late(MongoClient client, MockMongoServer server) {
      ping(client);

      var sent =
          server.journal().sent().stream()
              .filter(each -> each.request().command().name().equals("ping"))
              .findFirst()
              .orElseThrow();
      Duration waited = sent.elapsed().minus(sent.request().elapsed());
      assertThat(waited, greaterThanOrEqualTo(Duration.ofMillis(60)));
    }
  }

  @MockMongo(client = "retryReads=false&socketTimeoutMS=500")
  static class LongDelayCase {
    @Test
    @AutoRespond(command = "ping", delayMillis = 120_000)
    void never_holds_up_the_end(MongoClient client) {
      assertThrows(MongoSocketReadTimeoutException.class, () -> ping(client));
    }
  }

  @Test
  void an_answer_comes_late_but_not_after_the_test() {
    Run.of(DelayCase.class).passes(1);
    Run.of(LongDelayCase.class).passes(1);
  }

  @MockMongo
  static class LabelCase {
    @Test
    @AutoRespond(command = "insert", error = ServerError.INTERRUPTED, errorLabels = "Own")
    void labelled(MongoClient client) {
      MongoCommandException thrown =
          assertThrows(MongoCommandException.class, () -> Driver.insert(client, 1));
      assertThat(thrown.hasErrorLabel("Own"), is(true));
      assertThat(thrown.getErrorCode(), is(11601));
    }

    @Test
    @AutoRespond(command = "ping", errorCode = 8000, errorMessage = "over quota")
    @AutoRespond(command = "count", error = ServerError.INTERRUPTED, errorMessage = "killed")
    @AutoRespond(
        command = "dbStats",
        error = ServerError.INTERRUPTED,
        errorMessage = "killed",
        errorLabels = "Own")
    void with_messages(@Namespace("shop") MongoDatabase database) {
      var ping = fails(database, "ping");
      assertThat(ping.getErrorMessage(), is("over quota"));
      assertThat(ping.getErrorCode(), is(8000));
      var count = fails(database, "count");
      assertThat(count.getErrorMessage(), is("killed"));
      assertThat(count.getErrorCodeName(), is("Interrupted"));
      var stats = fails(database, "dbStats");
      assertThat(stats.getErrorMessage(), is("killed"));
      assertThat(stats.hasErrorLabel("Own"), is(true));
    }

    private static MongoCommandException fails(MongoDatabase database, String command) {
      return assertThrows(
          MongoCommandException.class, () -> database.runCommand(new Document(command, 1)));
    }

    @Test
    @AutoRespond(command = "insert", error = ServerError.DUPLICATE_KEY, errorMessage = "taken")
    void with_the_message_of_a_write_error(MongoClient client) {
      MongoWriteException thrown =
          assertThrows(MongoWriteException.class, () -> Driver.insert(client, 1));
      assertThat(thrown.getError().getMessage(), is("taken"));
    }

    @Test
    @AutoRespond(command = "insert", errorCode = 10107, times = 1)
    @AutoRespond(command = "insert", reply = "{n: 1}")
    void labelled_as_a_server_does(MongoClient client, MockMongoServer server) {
      Driver.insert(client, 1); // retried by the driver
      server.verify(times(2), command("insert"));
    }
  }

  @Test
  void errors_have_labels_and_messages() {
    Run.of(LabelCase.class).passes(4);
  }

  @MockMongo
  static class ExactCase {
    @Test
    @AutoRespond(command = "ping", reply = "{ok: 1.0, exact: true}", exact = true)
    @AutoRespond(command = "find", reply = "{ok: 1.0, cursor: {firstBatch: []}}", exact = true)
    void as_it_is(MongoClient client, MockMongoServer server) {
      assertEquals(new Document("ok", 1.0).append("exact", true), ping(client));
      assertThrows(RuntimeException.class, () -> Driver.orders(client).find().first());
      assertThat(
          server.awaits(reply().to(command("find"))).text(),
          is("{ok: 1.0, cursor: {firstBatch: []}}"));
    }
  }

  @Test
  void a_reply_goes_out_as_it_is() {
    Run.of(ExactCase.class).passes(1);
  }

  @MockMongo
  static class ExactHelloCase {
    @Test
    @AutoRespond(
        command = {"hello", "isMaster"},
        reply = "{ok: 1.0, ismaster: true, minWireVersion: 0, maxWireVersion: 9}",
        exact = true)
    @AutoRespond(command = "ping")
    void a_bare_standalone(MongoClientSettings.Builder settings) {
      settings.applyToClusterSettings(cluster -> cluster.requiredReplicaSetName(null));
      try (var client = MongoClients.create(settings.build())) {
        ping(client);
        var seen = client.getClusterDescription().getServerDescriptions().get(0);
        assertThat(seen.getMaxWireVersion(), is(9));
        assertThat(seen.getSetName(), nullValue());
      }
    }
  }

  @Test
  void a_handshake_is_replaced_whole() {
    Run.of(ExactHelloCase.class).passes(1);
  }

  @MockMongo
  static class ContradictionCase {
    @Test
    @AutoRespond(command = "ping", reply = "{n: 1}", fault = SILENCE)
    void never_runs() {}
  }

  @Test
  void a_reply_and_a_fault_exclude_each_other() {
    assertThat(
        Run.of(ContradictionCase.class).failure().getMessage(),
        containsString(
            "reply, documents, error, errorCode, writeConcernError and fault exclude each other: give"
                + " one of them"));
  }

  @MockMongo
  static class TwoFaultsCase {
    @Test
    @AutoRespond(
        command = "ping",
        fault = {HANG_UP, SILENCE})
    void never_runs() {}
  }

  @Test
  void two_faults_exclude_each_other() {
    assertThat(
        Run.of(TwoFaultsCase.class).failure().getMessage(),
        containsString("fault takes one value"));
  }

  @MockMongo
  static class MessageOfNothingCase {
    @Test
    @AutoRespond(command = "ping", errorMessage = "not for you")
    void never_runs() {}
  }

  @Test
  void a_message_wants_an_error() {
    assertThat(
        Run.of(MessageOfNothingCase.class).failure().getMessage(),
        containsString("errorMessage is the message of an error: add error or errorCode"));
  }

  @MockMongo
  static class LabelsOfNothingCase {
    @Test
    @AutoRespond(command = "ping", errorLabels = "Own")
    void never_runs() {}
  }

  @Test
  void labels_want_an_error() {
    assertThat(
        Run.of(LabelsOfNothingCase.class).failure().getMessage(),
        containsString("errorLabels are the labels of an error: add error or errorCode"));
  }
}

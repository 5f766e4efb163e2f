package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.bson.Fields;
import io.mockmongo.message.OpMsg;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.profile.ServerRelease;
import io.mockmongo.server.MockMongoServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each form of a fail point that the published tests of retryable reads, retryable writes,
 * transactions and client back-pressure configure, on each command that they strike.
 */
class PublishedFailPointsTest {

  private static final List<String> READS =
      List.of(
          "find",
          "aggregate",
          "count",
          "distinct",
          "listCollections",
          "listDatabases",
          "listIndexes",
          "mapReduce",
          "getMore");

  private static final List<String> WRITES =
      List.of("insert", "update", "delete", "findAndModify", "bulkWrite");

  private static final List<String> ENDS = List.of("commitTransaction", "abortTransaction");
  private static final List<String> OTHERS =
      List.of("ping", "drop", "createIndexes", "dropIndexes", "saslContinue", "hello");

  /** What happens to a command before it is executed, with what the client sees. */
  private static final List<String[]> BEFORE =
      List.of(
          new String[] {"closeConnection: true", "closed"},
          new String[] {"errorCode: 11600", "11600 InterruptedAtShutdown"},
          new String[] {"closeConnection: false, errorCode: 262", "262 ExceededTimeLimit"},
          new String[] {
            "errorCode: 112, errorLabels: ['RetryableWriteError']",
            "112 WriteConflict [RetryableWriteError]"
          },
          new String[] {"errorCode: 11600, errorLabels: []", "11600 InterruptedAtShutdown"},
          new String[] {
            "errorCode: 2, errorLabels: ['RetryableError', 'SystemOverloadedError']",
            "2 BadValue [RetryableError, SystemOverloadedError]"
          },
          new String[] {
            "errorCode: 64, errorLabels: ['NoWritesPerformed', 'RetryableWriteError']",
            "64 [NoWritesPerformed, RetryableWriteError]"
          },
          new String[] {"blockConnection: true, blockTimeMS: 1, errorCode: 2", "2 BadValue"},
          new String[] {"blockConnection: true, blockTimeMS: 1, closeConnection: true", "closed"});

  /** What happens after a write was executed, with what the client sees. */
  private static final List<String[]> AFTER =
      List.of(
          new String[] {
            "writeConcernError: {code: 64, errmsg: 'waiting', errInfo: {wtimeout: true}}",
            "ok, 64 of the write concern"
          },
          new String[] {
            "errorLabels: ['RetryableWriteError'], writeConcernError: {code: 91, errmsg: 'down'}",
            "ok, 91 of the write concern [RetryableWriteError]"
          });

  private final MockMongoServer server =
      MockMongoServer.builder()
          .profile(ServerProfile.replicaSet().release(ServerRelease.V8_0))
          .start();

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    server.close();
  }

  static Stream<Arguments> forms() {
    return Stream.concat(
        Stream.of(READS, WRITES, ENDS, OTHERS)
            .flatMap(List::stream)
            .flatMap(command -> BEFORE.stream().map(form -> arguments(command, form))),
        Stream.of(WRITES, ENDS)
            .flatMap(List::stream)
            .flatMap(command -> AFTER.stream().map(form -> arguments(command, form))));
  }

  private static Arguments arguments(String command, String... form) {
    return Arguments.of(command, form[0], form[1]);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void strikes_as_often_as_it_should(String command, String data, String seen) throws IOException {
    server.autoResponds(anyCommand()).repliesOk();

    configure(
        "{configureFailPoint: 'failCommand', mode: {times: 2},"
            + " data: {failCommands: ['%s'], %s}, $db: 'admin'}".formatted(command, data));

    assertThat(outcome(command), is(seen));
    assertThat(outcome(command), is(seen));
    assertThat(outcome(command), is("ok"));
    assertThat(configure("{configureFailPoint: 'failCommand', mode: 'off', $db: 'admin'}"), is(2L));
  }

  @Test
  void several_commands_use_it_up_together() throws IOException {
    server.autoResponds(anyCommand()).repliesOk();

    configure(
        """
        {configureFailPoint: 'failCommand', mode: {times: 4}, $db: 'admin', data: {
            failCommands: ['insert', 'find', 'aggregate', 'distinct'], closeConnection: true}}
        """);

    for (String command : List.of("insert", "find", "aggregate", "distinct")) {
      assertThat(outcome(command), is("closed"));
    }
    assertThat(outcome("insert"), is("ok"));
  }

  @Test
  void a_command_is_struck_on_end_until_it_is_turned_off() throws IOException {
    server.autoResponds(anyCommand()).repliesOk();

    configure(
        "{configureFailPoint: 'failCommand', mode: 'alwaysOn', $db: 'admin',"
            + " data: {failCommands: ['getMore'], errorCode: 2}}");
    for (int i = 0; i < 7; i++) {
      assertThat(outcome("getMore"), is("2 BadValue"));
    }
    configure("{configureFailPoint: 'failCommand', mode: 'off', $db: 'admin'}");

    assertThat(outcome("getMore"), is("ok"));
  }

  private long configure(String command) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(1, command);
      return Fields.get(client.readsBody(), "count").asNumber().longValue();
    }
  }

  /** Sends a command on a connection of its own; returns its outcome. */
  private String outcome(String command) throws IOException {
    try (RawClient client = new RawClient(server)) {
      String transaction = ENDS.contains(command) ? "autocommit: false, " : "";
      client.send(
          1,
          "{%s: 'orders', %slsid: {id: {$uuid: '00000000-0000-0000-0000-000000000001'}}, $db: 'shop'}"
              .formatted(command, transaction));
      var message = client.reads();
      return message == null ? "closed" : outcome(((OpMsg) message).body());
    }
  }

  private static String outcome(RawBsonDocument reply) {
    BsonValue error = Fields.get(reply, "writeConcernError");
    boolean isOk = Fields.get(reply, "ok").asNumber().doubleValue() == 1;
    return isOk
        ? "ok"
            + (error == null ? "" : ", " + code(error.asDocument()) + " of the write concern")
            + labels(reply)
        : code(reply) + labels(reply);
  }

  private static String code(BsonDocument error) {
    BsonValue name = Fields.get(error, "codeName");
    int code = Fields.get(error, "code").asNumber().intValue();
    return code == 64 || name == null ? "" + code : code + " " + name.asString().getValue();
  }

  private static String labels(RawBsonDocument reply) {
    BsonValue labels = Fields.get(reply, "errorLabels");
    String names =
        labels == null
            ? ""
            : labels.asArray().stream()
                .map(label -> label.asString().getValue())
                .collect(joining(", "));
    return names.isEmpty() ? "" : " [" + names + "]";
  }
}

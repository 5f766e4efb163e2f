package io.mockmongo.acceptance;

import static io.mockmongo.acceptance.Driver.ping;
import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.script.Leak;
import io.mockmongo.server.MockMongoServer;
import java.util.List;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fail points that a client configures over the wire, as it does on a server. */
class ConfigureFailPointTest {

  private static final String OFF = "{configureFailPoint: 'failCommand', mode: 'off'}";

  private final MockMongoServer server = MockMongoServer.start();
  private final MongoClient client = Driver.connect(server, "retryReads=false");

  @AfterEach
  void close() {
    server.lifecycle().endScript();
    client.close();
    server.close();
  }

  @Test
  void a_client_turns_one_on_and_off() {
    server.autoResponds(command("ping")).repliesOk();

    admin(failCommand("ping").errorCode(2));
    pingFails();
    admin(OFF);

    ping(client);
  }

  @Test
  void the_reply_counts_how_often_it_struck_before() {
    server.autoResponds(command("ping")).repliesOk();

    assertThat(admin(failCommand("ping").times(2).errorCode(2)).get("count"), is(0L));
    pingFails();
    assertThat(admin(failCommand("ping").times(2).errorCode(2)).get("count"), is(1L));
    pingFails();
    pingFails();
    ping(client);

    assertThat(admin(OFF).get("count"), is(3L));
  }

  @Test
  void it_cannot_be_failed_itself() {
    admin(failCommand("configureFailPoint", "ping").errorCode(2));

    admin(failCommand("configureFailPoint", "ping").errorCode(59));

    assertThat(pingFails().getErrorCode(), is(59));
  }

  @Test
  void a_new_one_takes_the_place_of_the_last() {
    server.autoResponds(command("ping")).repliesOk();
    admin(failCommand("ping").errorCode(2));

    admin(failCommand("find").errorCode(2));

    ping(client);
    admin(OFF);
  }

  @Test
  void a_declaration_for_any_command_does_not_take_it_away() {
    server.autoResponds(anyCommand()).repliesOk();

    admin(failCommand("ping").times(1).errorCode(2));

    pingFails();
    ping(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "configureFailPoint: 'noSuchPoint', mode: 'off' | 266 | FailPointSetFailed | noSuchPoint not found",
        "configureFailPoint: 1, mode: 'off' | 266 | FailPointSetFailed | ` not found`",
        "configureFailPoint: 'failCommand' | 20 | IllegalOperation"
            + " | When setting a failpoint, you must supply a 'mode'",
        "configureFailPoint: 'failCommand', mode: 'on' | 2 | BadValue | unknown mode: on",
        "configureFailPoint: 'failCommand', mode: 1 | 14 | TypeMismatch"
            + " | 'mode' must be a string or JSON object",
        "configureFailPoint: 'failCommand', mode: {} | 2 | BadValue | 'mode' must be one of 'off',"
            + " 'alwaysOn', '{times:n}', '{skip:n}' or '{activationProbability:p}'",
        "configureFailPoint: 'failCommand', mode: {times: -1} | 2 | BadValue"
            + " | 'times' option to 'mode' must be positive",
        "configureFailPoint: 'failCommand', mode: {skip: {$numberLong: '2147483648'}} | 2 | BadValue"
            + " | 'skip' option to 'mode' is too large",
        "configureFailPoint: 'failCommand', mode: {times: 'two'} | 14 | TypeMismatch"
            + " | Expected field \"times\" to have numeric type, but found string",
        "configureFailPoint: 'failCommand', mode: {times: 1.5} | 2 | BadValue | Expected field"
            + " \"times\" to have a value exactly representable as a 64-bit integer, but found"
            + " times: 1.5",
        "configureFailPoint: 'failCommand', mode: {activationProbability: 'one'} | 14 | TypeMismatch"
            + " | the 'activationProbability' option to 'mode' must be a double between 0 and 1",
        "configureFailPoint: 'failCommand', mode: {activationProbability: 1.5} | 2 | BadValue"
            + " | activationProbability must be between 0.0 and 1.0; found 1.5",
        "configureFailPoint: 'failCommand', mode: 'alwaysOn', data: 1 | 14 | TypeMismatch"
            + " | the 'data' option must be a JSON object"
      })
  void a_wrong_option_gets_the_error_of_a_server(
      String fields, int code, String name, String message) {
    String command = "{" + fields + "}";

    MongoCommandException error = assertThrows(MongoCommandException.class, () -> admin(command));

    assertThat(error.getErrorCode(), is(code));
    assertThat(error.getErrorCodeName(), is(name));
    assertThat(error.getErrorMessage(), is(message));
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> server.failPoint(command)).getMessage(),
        is(message));
  }

  @Test
  void it_is_a_command_of_the_admin_database() {
    MongoCommandException error =
        assertThrows(
            MongoCommandException.class,
            () -> client.getDatabase("shop").runCommand(failCommand("ping").errorCode(2)));

    assertThat(error.getErrorCode(), is(13));
  }

  @Test
  void what_a_client_leaves_on_is_told_of_at_the_end_of_the_test() {
    admin(failCommand("ping").errorCode(2));

    assertThat(server.lifecycle().findings(), is(empty()));

    assertThat(
        server.lifecycle().warnings(),
        contains(
            matchesPattern(
                ("the fail point failCommand of request \\d+ is still on: {configureFailPoint:"
                        + " 'failCommand', mode: 'alwaysOn', data: {failCommands: \\['ping'\\],"
                        + " errorCode: 2}}; turn it off with {configureFailPoint: 'failCommand', mode:"
                        + " 'off'}")
                    .replace("{", "\\{"))));
  }

  @Test
  void the_test_may_ask_what_clients_have_left_on() {
    admin(failCommand("ping").errorCode(2));
    assertThat(
        server.leaks(Leak.FAIL_POINTS),
        contains(startsWith("the fail point failCommand of request ")));

    admin(OFF);
    assertThat(server.leaks(Leak.FAIL_POINTS), is(empty()));
  }

  @Test
  void one_of_the_test_is_no_leak_and_stays_when_a_client_turns_its_own_off() {
    server.failPoint(failCommand("ping").errorCode(2));

    assertThat(server.leaks(Leak.FAIL_POINTS), is(empty()));
    admin(OFF);

    pingFails();
  }

  @Test
  void what_has_struck_as_often_as_it_should_is_not_on() {
    admin(failCommand("ping").times(1).errorCode(2));
    pingFails();

    assertThat(server.lifecycle().findings(), is(empty()));

    assertThat(server.lifecycle().warnings(), is(empty()));
  }

  @Test
  void the_next_test_begins_without() {
    admin(failCommand("ping").errorCode(2));

    server.lifecycle().reset();

    server.autoResponds(command("ping")).repliesOk();
    ping(client);
    server.verify(times(1), command("ping"));
  }

  @Test
  void the_next_test_counts_from_the_start() {
    admin(failCommand("ping").errorCode(2));
    pingFails();
    admin(OFF);

    server.lifecycle().reset();

    assertThat(admin(OFF).get("count"), is(0L));
  }

  @Test
  void extra_fields_do_not_turn_an_error_into_another_one() {
    admin(
        "{configureFailPoint: 'failCommand', mode: 'alwaysOn', data: {failCommands: ['ping'],"
            + " errorCode: 2, errorExtraInfo: {ok: 1, code: 5, reason: 'full'}}}");

    assertThat(pingFails().getErrorCode(), is(2));
    assertThat(pingFails().getResponse().get("reason"), is(new BsonString("full")));
  }

  @Test
  void extra_fields_that_are_no_document_fail_the_command_that_is_struck() {
    admin(
        "{configureFailPoint: 'failCommand', mode: 'alwaysOn', data: {failCommands: ['ping'],"
            + " errorCode: 2, errorExtraInfo: 'full'}}");

    MongoCommandException error = pingFails();

    assertThat(error.getErrorCode(), is(14));
    assertThat(
        error.getErrorMessage(),
        is("\"errorExtraInfo\" had the wrong type. Expected object, found string"));
  }

  @Test
  void a_parameter_that_was_set_is_answered_back() {
    assertThat(
        admin("{setParameter: 1, transactionLifetimeLimitSeconds: 3}").get("was"),
        is((Object) null));
    assertThat(admin("{setParameter: 1, transactionLifetimeLimitSeconds: 4}").get("was"), is(3));

    Document parameter = admin("{getParameter: 1, transactionLifetimeLimitSeconds: 1}");

    assertThat(parameter.get("transactionLifetimeLimitSeconds"), is(4));
  }

  @Test
  void several_parameters_are_set_at_once() {
    admin(
        """
        {setParameter: 1, ingressConnectionEstablishmentRateLimiterEnabled: true,
            ingressConnectionEstablishmentRatePerSec: 20}
        """);

    Document parameters =
        admin(
            """
            {getParameter: 1, ingressConnectionEstablishmentRateLimiterEnabled: 1,
                ingressConnectionEstablishmentRatePerSec: 1}
            """);

    assertThat(parameters.get("ingressConnectionEstablishmentRateLimiterEnabled"), is(true));
    assertThat(parameters.get("ingressConnectionEstablishmentRatePerSec"), is(20));
    assertThat(
        assertThrows(MongoCommandException.class, () -> admin("{setParameter: 1}")).getErrorCode(),
        is(72));
  }

  @Test
  void a_fail_point_is_listed_among_the_parameters() {
    admin(failCommand("ping").times(2).errorCode(2));
    pingFails();

    Document listed = admin("{getParameter: 1, 'failpoint.failCommand': 1}");

    assertThat(
        listed.get("failpoint.failCommand", Document.class).toJson(),
        is(
            "{\"mode\": 3, \"data\": {\"failCommands\": [\"ping\"], \"errorCode\": 2},"
                + " \"timesEntered\": 1}"));
    admin(OFF);
    assertThat(
        admin("{getParameter: 1, 'failpoint.failCommand': 1}")
            .getEmbedded(List.of("failpoint.failCommand", "mode"), Integer.class),
        is(0));
  }

  @Test
  void all_sessions_are_killed_without_a_declaration() {
    assertThat(admin("{killAllSessions: []}").get("ok"), is(1.0));
  }

  private MongoCommandException pingFails() {
    return assertThrows(MongoCommandException.class, () -> ping(client));
  }

  private Document admin(String command) {
    return admin(ExtendedJson.parse(command));
  }

  private Document admin(Bson command) {
    return client.getDatabase("admin").runCommand(command);
  }
}

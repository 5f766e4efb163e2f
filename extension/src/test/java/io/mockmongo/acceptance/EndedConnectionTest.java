package io.mockmongo.acceptance;

import static io.mockmongo.matchers.ConversationMatchers.closedByClient;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoCommandException;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.MsgFlag;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.script.Delivery;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request that can no longer be answered is received only by a test that asks for it. */
@Timeout(30)
class EndedConnectionTest {

  private final MockMongoServer server = MockMongoServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_requests_of_ended_connections_are_left_out() throws Exception {
    sendAndClose("{ping: 1, $db: 'admin'}");
    try (var client = new RawClient(server)) {
      client.send(2, "{ping: 1, $db: 'admin'}");

      Request received = server.receives(command("ping"));

      assertThat(received.message().requestId(), is(2));
      assertThat(received.repliesOk(), is(Delivery.DELIVERED));
      assertThat(server.tryReceive(command("ping")), is(Optional.empty()));
    }
  }

  @Test
  void a_test_can_ask_for_them() throws Exception {
    sendAndClose("{ping: 1, $db: 'admin'}");

    Request received = server.receives(command("ping").onEndedConnection());

    assertThat(received.repliesOk(), is(Delivery.CLIENT_GONE));
    server.assertSatisfied();
  }

  @Test
  void a_test_can_wait_for_the_end_of_a_connection_whose_request_is_parked() throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, "{ping: 1, $db: 'admin'}");
      server.awaits(command("ping"));
      assertThat(server.tryReceive(command("ping").onEndedConnection()), is(Optional.empty()));
      Aside<?> closing =
          Aside.goes(
              () -> {
                server.waitUntil(server.lifecycle()::unfinished, containsString("in receives("));
                client.close();
                return null;
              });

      Request received = server.receives(command("ping").onEndedConnection());

      assertThat(received.repliesOk(), is(Delivery.CLIENT_GONE));
      closing.result();
    }
  }

  @Test
  void waiting_in_vain_tells_how_to_ask_for_them() throws Exception {
    sendAndClose("{ping: 1, $db: 'admin'}");

    AssertionError error =
        assertThrows(
            AssertionError.class, () -> server.receives(command("ping"), Duration.ofMillis(10)));

    assertThat(
        error.getMessage(),
        containsString(
            "is parked, but its connection has ended; to receive it, add .onEndedConnection()"));
  }

  @Test
  void a_write_that_wants_no_reply_is_received_though_its_client_is_gone() throws Exception {
    try (var client = new RawClient(server)) {
      Section body = new Section.Body(ExtendedJson.parse("{insert: 'orders', $db: 'shop'}"));
      int bits = MsgFlag.MORE_TO_COME.mask();
      client.send(new OpMsg(1, 0, bits, List.of(body), OptionalInt.empty()));
    }
    server.awaits(closedByClient());

    assertThat(server.receives(command("insert")).message().requestId(), is(1));
  }

  @Test
  void a_loop_over_all_requests_takes_them_too() throws Exception {
    sendAndClose("{ping: 1, $db: 'admin'}");

    Request received = server.requests(command("ping")).iterator().next();

    assertThat(received, is(sameInstance(server.awaits(command("ping")))));
  }

  @Test
  void a_hello_that_a_driver_gave_up_is_no_finding() throws Exception {
    server.holds(hello());
    sendAndClose("{hello: 1, $db: 'admin'}");

    server.assertSatisfied();
    server.lifecycle().endScript();
  }

  @Test
  void a_command_that_a_client_gave_up_is_one() throws Exception {
    sendAndClose("{ping: 1, $db: 'admin'}");

    AssertionError error = assertThrows(AssertionError.class, server::assertSatisfied);

    assertThat(error.getMessage(), containsString("ping admin was not answered"));
  }

  /** Otherwise the call below waits for its whole timeout, since the test might answer first. */
  @Test
  void a_request_that_was_received_is_owed_no_answer_once_its_client_is_gone() throws Exception {
    try (var patient = MockMongoServer.builder().timeout(Duration.ofMinutes(5)).start();
        var client = Driver.connect(patient)) {
      try (var raw = new RawClient(patient)) {
        raw.send(1, "{ping: 1, $db: 'admin'}");
        patient.receives(command("ping"));
      }
      patient.awaits(closedByClient());

      assertThrows(MongoCommandException.class, () -> Driver.run(client, "other"));
    }
  }

  private void sendAndClose(String command) throws Exception {
    try (var client = new RawClient(server)) {
      client.send(1, command);
    }
    server.awaits(closedByClient());
  }
}

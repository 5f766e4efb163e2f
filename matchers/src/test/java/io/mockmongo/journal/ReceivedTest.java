package io.mockmongo.journal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpGetMore;
import io.mockmongo.message.OpKillCursors;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.OpReply;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTest {

  private static Received received(String command) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
  }

  @Test
  void a_captured_message_is_a_fact_without_a_server() {
    OpMsg message = OpMsg.of(1, 0, ExtendedJson.parse("{insert: 'orders', $db: 'shop'}"));
    Received received = Received.of(message);
    assertThat(received.message(), sameInstance(message));
    assertThat(received.command().namespace(), is("shop.orders"));
    assertThat(received.position(), is(Position.START));
    assertThat(received.elapsed(), is(Duration.ZERO));
    assertThat(received.connection(), is(new ConnectionId("captured", 1)));
    assertThat(received.who(), is("client"));
    assertThat(received.what(), is("insert shop.orders"));
    assertThat(received.text(), is("{insert: 'orders', $db: 'shop'}"));
  }

  @Test
  void a_reply_is_not_received_from_a_client() {
    OpReply reply = OpReply.of(2, 1, ExtendedJson.parse("{ok: 1.0}"));
    var refusal = assertThrows(IllegalArgumentException.class, () -> Received.of(reply));
    assertThat(refusal.getMessage(), is("OP_REPLY carries no command"));
  }

  @Test
  void a_message_without_a_body_is_no_request() {
    OpMsg bodyless = new OpMsg(1, 0, 0, List.of(), OptionalInt.empty());
    assertThrows(IllegalStateException.class, () -> Received.of(bodyless));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "isMaster",
        "ismaster",
        "endSessions",
        "killCursors",
        "getlasterror",
        "getLastError"
      })
  void what_drivers_send_by_themselves_is_housekeeping(String name) {
    assertThat(received("{" + name + ": 1, $db: 'admin'}").isHousekeeping(), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "isMaster", "ismaster"})
  void a_hello_with_a_session_is_the_applications(String name) {
    String lsid = "lsid: {id: {$uuid: '00112233-4455-6677-8899-aabbccddeeff'}}";

    assertThat(
        received("{" + name + ": 1, " + lsid + ", $db: 'admin'}").isHousekeeping(), is(false));
    assertThat(
        received("{endSessions: [], " + lsid + ", $db: 'admin'}").isHousekeeping(), is(true));
  }

  @Test
  void so_is_the_legacy_end_of_cursors_alone() {
    assertThat(Received.of(new OpKillCursors(1, 0, 0, List.of(7L))).isHousekeeping(), is(true));
    assertThat(
        Received.of(new OpGetMore(1, 0, 0, "shop.orders", 0, 7)).isHousekeeping(), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ping", "insert", "saslStart", "Hello", "abortTransaction"})
  void all_else_is_not(String name) {
    assertThat(received("{" + name + ": 1, $db: 'admin'}").isHousekeeping(), is(false));
  }

  @Test
  void what_was_done_is_the_name_alone_where_no_database_is_known() {
    assertThat(received("{ping: 1}").what(), is("ping"));
    assertThat(received("{}").what(), is("OP_MSG"));
  }

  @Test
  void of_captured_messages_a_handshake_is_a_hello_that_tells_of_its_client() {
    Received handshake = received("{isMaster: 1, client: {driver: {name: 'd'}}}");
    assertThat(handshake.handshake().orElseThrow(), sameInstance(handshake));
    assertThat(handshake.client().orElseThrow(), is(ExtendedJson.parse("{driver: {name: 'd'}}")));
    assertThat(received("{hello: 1}").handshake().isPresent(), is(false));
    assertThat(received("{ping: 1, client: {}}").handshake().isPresent(), is(false));
    assertThat(received("{ping: 1, client: {}}").client().isPresent(), is(false));
    assertThat(received("{hello: 1, client: 'me'}").client().isPresent(), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "isMaster", "ismaster"})
  void a_hello_has_three_names(String name) {
    assertThat(received("{" + name + ": 1}").isHello(), is(true));
    assertThat(received("{endSessions: []}").isHello(), is(false));
  }
}

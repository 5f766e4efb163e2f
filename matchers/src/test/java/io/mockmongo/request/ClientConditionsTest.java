package io.mockmongo.request;

import static io.mockmongo.pattern.PatternAssertions.differs;
import static io.mockmongo.pattern.PatternAssertions.matches;
import static io.mockmongo.pattern.PatternAssertions.refused;
import static io.mockmongo.request.RequestPattern.anyRequest;
import static io.mockmongo.request.RequestPattern.awaitableHello;
import static io.mockmongo.request.RequestPattern.command;
import static io.mockmongo.request.RequestPattern.handshake;
import static io.mockmongo.request.RequestPattern.heartbeat;
import static io.mockmongo.request.Requests.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJsonException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClientConditionsTest {

  private static final Received HANDSHAKE =
      request(
          "{isMaster: 1, client: {application: {name: 'shop'}, driver: {name: 'd', version: '5'}},"
              + " $db: 'admin'}");
  private static final RecordedRequest PING =
      new RecordedRequest(request("{ping: 1, $db: 'admin'}"), 4).after(HANDSHAKE);
  private static final Received UNKNOWN = request("{ping: 1, $db: 'admin'}");
  private static final Received LATER = request("{hello: 1, maxAwaitTimeMS: 9, $db: 'admin'}");

  @Test
  void an_application_is_told_by_the_handshake_of_the_connection() {
    matches(PING, command("ping").fromApplication("shop"));
    matches(HANDSHAKE, handshake().fromApplication("shop"));
    differs(
        PING,
        command("ping").fromApplication("bank"),
        "client.application.name: expected bank, but was shop");
    differs(
        UNKNOWN,
        command("ping").fromApplication("bank"),
        "client.application.name: expected bank, but was absent");
    differs(
        PING.after(request("{hello: 1, client: {application: {name: 3}}}")),
        command("ping").fromApplication("3"),
        "client.application.name: expected 3, but was absent");
    assertThat(
        command("ping").fromApplication("shop").toString(), is("ping from application shop"));
  }

  @Test
  void a_client_is_matched_by_what_it_said_of_itself() {
    matches(PING, anyRequest().fromClient("{driver: {version: '5'}}"));
    differs(
        PING,
        anyRequest().fromClient("{driver: {name: 'x'}, os: {$$exists: true}}"),
        "client.driver.name: expected 'x', but was 'd'; client.os: expected present, but was absent");
    differs(
        UNKNOWN,
        anyRequest().fromClient("{driver: {name: 'x'}}"),
        "client: expected {driver: {name: 'x'}}, but was absent");
    differs(
        PING.after(request("{hello: 1, client: 'me'}")),
        anyRequest().fromClient("{a: 1}"),
        "client: expected {a: 1}, but was absent");
    assertThat(
        command("ping").fromClient("{ driver:{name: 'd'}}").toString(),
        is("ping from a client matching {driver: {name: 'd'}}"));
  }

  @Test
  void a_hello_may_tell_what_its_connection_is_for() {
    matches(LATER, anyRequest().ofMonitor());
    matches(PING, command("ping").ofPool());
    matches(request("{hello: 1, saslSupportedMechs: 'a.b'}"), anyRequest().ofPool());
    matches(request("{hello: 1, speculativeAuthenticate: {}}"), anyRequest().ofPool());
    matches(request("{hello: 1, loadBalanced: true}"), anyRequest().ofPool());
    matches(request("{hello: 1, lsid: {id: 1}}"), anyRequest().ofPool());
    differs(
        HANDSHAKE,
        handshake().ofMonitor(),
        "purpose of the connection: expected monitor, but was not known yet");
    differs(
        PING,
        anyRequest().ofRoundTripMonitor(),
        "purpose of the connection: expected round-trip monitor, but was pool");
    assertThat(handshake().ofPool().toString(), is("handshake of a pool"));
  }

  @Test
  void a_request_that_no_server_received_is_on_no_open_connection() {
    matches(PING, command("ping").onEndedConnection());
    differs(PING, command("ping").onOpenConnection(), "connection: expected open, but was ended");
    assertThat(command("ping").onOpenConnection().toString(), is("ping on an open connection"));
  }

  @Test
  void a_handshake_is_the_first_hello_of_its_connection() {
    matches(HANDSHAKE, handshake());
    differs(LATER, handshake(), "hello: expected the first on its connection, but was a later one");
    differs(
        new RecordedRequest(HANDSHAKE, 3).after(HANDSHAKE),
        handshake(),
        "hello: expected the first on its connection, but was a later one");
    differs(UNKNOWN, handshake(), "command: expected hello or isMaster or ismaster, but was ping");
    assertThat(handshake().on("admin").toString(), is("handshake on admin"));
  }

  @Test
  void a_heartbeat_is_a_later_hello() {
    matches(LATER, heartbeat());
    matches(new RecordedRequest(HANDSHAKE, 3).after(HANDSHAKE), heartbeat());
    differs(
        HANDSHAKE,
        heartbeat(),
        "hello: expected one after the connection's handshake, but was the handshake");
    differs(UNKNOWN, heartbeat(), "command: expected hello or isMaster or ismaster, but was ping");
    assertThat(heartbeat().toString(), is("heartbeat"));
  }

  @Test
  void an_awaitable_hello_may_be_left_waiting() {
    matches(LATER, awaitableHello());
    differs(
        HANDSHAKE,
        awaitableHello(),
        "hello: expected one with maxAwaitTimeMS, but was one without maxAwaitTimeMS");
    assertThat(awaitableHello().toString(), is("awaitable hello"));
  }

  @Test
  void hellos_of_a_kind_are_named_commands_and_far_from_others() {
    for (RequestPattern hello : new RequestPattern[] {handshake(), heartbeat(), awaitableHello()}) {
      assertThat(hello.namesCommands(), is(true));
      assertThat(hello.isAboutCommandOf(UNKNOWN), is(false));
    }
    assertThat(handshake().isAboutCommandOf(HANDSHAKE), is(true));
  }

  @Test
  void what_says_nothing_is_refused() {
    refused(
        () -> anyRequest().fromApplication(""),
        "fromApplication(...) takes a name, not an empty one");
    refused(
        () -> anyRequest().fromApplication(null), "fromApplication(...) takes a name, not null");
    refused(() -> anyRequest().fromClient(null), "fromClient(...) takes a document, not null");
    Assertions.assertThrows(ExtendedJsonException.class, () -> anyRequest().fromClient("{a"));
  }
}

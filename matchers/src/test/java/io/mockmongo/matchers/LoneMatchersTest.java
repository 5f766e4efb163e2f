package io.mockmongo.matchers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.commandIgnoringCase;
import static io.mockmongo.matchers.MongoMatchers.compressedWith;
import static io.mockmongo.matchers.MongoMatchers.fromApplication;
import static io.mockmongo.matchers.MongoMatchers.fromClient;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.matchers.MongoMatchers.inSession;
import static io.mockmongo.matchers.MongoMatchers.inSessionOf;
import static io.mockmongo.matchers.MongoMatchers.inTransaction;
import static io.mockmongo.matchers.MongoMatchers.inTransactionOf;
import static io.mockmongo.matchers.MongoMatchers.isRetryOf;
import static io.mockmongo.matchers.MongoMatchers.namespace;
import static io.mockmongo.matchers.MongoMatchers.on;
import static io.mockmongo.matchers.MongoMatchers.onCollection;
import static io.mockmongo.matchers.MongoMatchers.onConnection;
import static io.mockmongo.matchers.MongoMatchers.onConnectionOf;
import static io.mockmongo.matchers.MongoMatchers.outsideTransaction;
import static io.mockmongo.matchers.MongoMatchers.sentTo;
import static io.mockmongo.matchers.MongoMatchers.startingTransaction;
import static io.mockmongo.matchers.MongoMatchers.uncompressed;
import static io.mockmongo.matchers.MongoMatchers.withReadPreference;
import static io.mockmongo.matchers.MongoMatchers.withSequence;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mockmongo.journal.Received;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.Compressor;
import io.mockmongo.message.OpMsg;
import io.mockmongo.request.RequestPattern;
import java.util.stream.Stream;
import org.hamcrest.Description;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions used alone mean the same as within a pattern. */
class LoneMatchersTest {

  private static final Received STARTING =
      request(
          "{insert: 'orders', lsid: {id: 1}, txnNumber: 6, startTransaction: true,"
              + " autocommit: false, $db: 'shop'}");
  private static final Received KILL =
      request("{killCursors: 'orders', lsid: {id: 1}, $db: 'shop'}");
  private static final Received HELLO =
      request("{hello: 1, client: {application: {name: 'shop'}}, $db: 'admin'}");

  private static Received request(String command) {
    return Received.of(OpMsg.of(1, 0, ExtendedJson.parse(command)));
  }

  static Stream<Arguments> pairs() {
    RequestPattern any = anyRequest();
    return Stream.of(
        arguments(on("shop.orders"), any.on("shop.orders"), STARTING, HELLO),
        arguments(onCollection("orders"), any.onCollection("orders"), STARTING, HELLO),
        arguments(withReadPreference("primary"), any.withReadPreference("primary"), HELLO, null),
        arguments(withSequence("x"), any.withSequence("x"), null, HELLO),
        arguments(
            compressedWith(Compressor.ZSTD), any.compressedWith(Compressor.ZSTD), null, HELLO),
        arguments(uncompressed(), any.uncompressed(), HELLO, null),
        arguments(inSession(), any.inSession(), KILL, HELLO),
        arguments(
            inSession(ExtendedJson.parse("{id: 1}")),
            any.inSession(ExtendedJson.parse("{id: 1}")),
            KILL,
            HELLO),
        arguments(inSessionOf(KILL), any.inSessionOf(KILL), STARTING, HELLO),
        arguments(inTransaction(), any.inTransaction(), STARTING, KILL),
        arguments(inTransactionOf(STARTING), any.inTransactionOf(STARTING), STARTING, KILL),
        arguments(startingTransaction(), any.startingTransaction(), STARTING, KILL),
        arguments(outsideTransaction(), any.outsideTransaction(), KILL, STARTING),
        arguments(isRetryOf(KILL), any.isRetryOf(KILL), request(KILL.command().text()), STARTING),
        arguments(sentTo("captured:1"), any.sentTo("captured:1"), null, HELLO),
        arguments(onConnection(1), any.onConnection(1), HELLO, null),
        arguments(onConnectionOf(KILL), any.onConnectionOf(KILL), HELLO, null),
        arguments(fromApplication("shop"), any.fromApplication("shop"), HELLO, KILL),
        arguments(
            fromClient("{application: {name: 'shop'}}"),
            any.fromClient("{application: {name: 'shop'}}"),
            HELLO,
            KILL),
        arguments(handshake(), RequestPattern.handshake(), HELLO, KILL),
        arguments(heartbeat(), RequestPattern.heartbeat(), request("{hello: 1}"), HELLO),
        arguments(
            awaitableHello(),
            RequestPattern.awaitableHello(),
            request("{hello: 1, maxAwaitTimeMS: 1}"),
            HELLO),
        arguments(
            commandIgnoringCase("INSERT"),
            RequestPattern.commandIgnoringCase("INSERT"),
            STARTING,
            HELLO));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void a_lone_matcher_is_the_condition(
      RequestPattern lone, RequestPattern condition, Received matching, Received other) {
    assertEquals(condition.toString(), lone.toString());
    if (matching != null) {
      assertThat(matching, is(lone));
    }
    if (other != null) {
      assertThat(other, not(lone));
    }
  }

  @Test
  void they_are_joined_as_they_are_chained() {
    assertThat(STARTING, is(command("insert").on("shop.orders").inTransaction()));
    assertThat(STARTING, allOf(command("insert"), on("shop.orders"), inTransaction()));
    assertThat(STARTING, is(inTransaction().on("shop.orders")));
    assertEquals(
        "(insert and on shop.orders and in a transaction)",
        StringDescription.toString(allOf(command("insert"), on("shop.orders"), inTransaction())));
  }

  @Test
  void they_look_at_what_drivers_send_by_themselves_too() {
    assertThat(KILL, allOf(command("killCursors"), inSession()));
    assertThat(HELLO, allOf(hello(), onConnection(1)));
    assertThat(KILL, not(anyCommand().inSession()));
  }

  @Test
  void a_bulk_write_has_many_namespaces() {
    Received bulk =
        request("{bulkWrite: 1, nsInfo: [{ns: 'shop.orders'}, {ns: 'bank.bills'}], $db: 'admin'}");
    assertThat(bulk, is(namespace(endsWith(".bills"))));
    Description words = new StringDescription();
    namespace(is("shop.bills")).describeMismatch(bulk, words);
    assertEquals("namespace was \"shop.orders\" and was \"bank.bills\"", words.toString());
  }
}

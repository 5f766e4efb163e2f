package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.matchers.MongoMatchers.hello;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.message.MsgFlag.MORE_TO_COME;
import static io.mockmongo.script.FailCommandOptions.failCommand;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.message.OpMsg;
import io.mockmongo.message.Section;
import io.mockmongo.profile.ServerProfile;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that allows a stream asks once, and is told all news. */
class StreamedHelloTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String HELLO = "{hello: 1, $db: 'admin'}";
  private static final long MINUTE = 60_000;

  private final MockMongoServer server =
      MockMongoServer.builder()
          .profile(ServerProfile.replicaSet())
          .timeout(Duration.ofMinutes(2))
          .start();
  private RawClient client;

  @BeforeEach
  void connect() throws Exception {
    client = new RawClient(server);
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    server.close();
  }

  @Test
  void each_change_is_told_by_a_reply_that_answers_the_one_before() throws Exception {
    long known = counter(begun(MINUTE));

    server.announcesChange();
    OpMsg first = (OpMsg) client.reads();
    server.announcesChange();
    OpMsg second = (OpMsg) client.reads();

    assertThat(first.responseTo(), is(42));
    assertThat(second.responseTo(), is(first.requestId()));
    assertThat(first.has(MORE_TO_COME), is(true));
    assertThat(second.has(MORE_TO_COME), is(true));
    assertThat(counter(first.body()), greaterThan(known));
    assertThat(counter(second.body()), greaterThan(counter(first.body())));
    server.verify(once(), awaitableHello());
  }

  @Test
  void an_old_version_is_answered_at_once() throws Exception {
    BsonDocument old = handshake();
    server.announcesChange();

    client.send(exhaust(old, MINUTE));

    OpMsg first = (OpMsg) client.reads();
    assertThat(first.has(MORE_TO_COME), is(true));
    server.announcesChange();
    assertThat(client.reads().responseTo(), is(first.requestId()));
  }

  @Test
  void without_a_change_the_next_reply_comes_when_the_time_is_over() throws Exception {
    BsonDocument known = begun(50);

    long before = System.nanoTime();
    OpMsg first = (OpMsg) client.reads();
    OpMsg second = (OpMsg) client.reads();
    OpMsg third = (OpMsg) client.reads();

    assertThat(Duration.ofNanos(System.nanoTime() - before).toMillis() >= 100, is(true));
    assertThat(third.responseTo(), is(second.requestId()));
    assertThat(third.has(MORE_TO_COME), is(true));
    assertThat(version(first.body()), is(version(known)));
    assertThat(version(third.body()), is(version(known)));
  }

  @Test
  void an_error_ends_the_stream() throws Exception {
    BsonDocument known = begun(MINUTE);
    server.failPoint(failCommand("hello").times(1).errorCode(18));
    server.announcesChange();
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(true)); // to a hello before

    OpMsg error = (OpMsg) client.reads();
    assertThat(error.body().getInt32("code").getValue(), is(18));
    assertThat(error.has(MORE_TO_COME), is(false));
    client.send(exhaust(known, MINUTE));
    assertThat(client.reads().responseTo(), is(42));
  }

  @Test
  void the_test_takes_over_in_the_middle() throws Exception {
    begun(MINUTE);
    server.announcesChange();
    OpMsg first = (OpMsg) client.reads();

    server.holds(hello());
    Request held = server.receives(hello().with(EXHAUST_ALLOWED), SECONDS);
    held.replies(Reply.of("{setVersion: 7}").withMoreToCome());
    held.replies("{setVersion: 8}");

    OpMsg second = (OpMsg) client.reads();
    OpMsg third = (OpMsg) client.reads();
    assertThat(second.responseTo(), is(first.requestId()));
    assertThat(second.body().getInt32("setVersion").getValue(), is(7));
    assertThat(third.responseTo(), is(second.requestId()));
    assertThat(third.has(MORE_TO_COME), is(false));
    assertThrows(IllegalStateException.class, () -> held.replies("{setVersion: 9}"));
  }

  @Test
  void a_hello_that_the_test_leaves_unanswered_is_named() throws Exception {
    begun(MINUTE);
    server.announcesChange();
    client.reads();

    server.holds(hello());
    server.receives(hello(), SECONDS);

    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () -> server.waitUntil(() -> "answered", is("never"), Duration.ofMillis(50)));
    assertThat(failure.getMessage().contains("was received by the test"), is(true));
  }

  @Test
  void an_answer_of_the_test_ends_the_stream_since_it_is_heard_once_the_client_asks_again()
      throws Exception {
    begun(MINUTE);
    server.announcesChange();
    client.reads();

    server.answersHello("{setVersion: 7}");

    OpMsg answer = (OpMsg) client.reads();
    assertThat(answer.body().getInt32("setVersion").getValue(), is(7));
    assertThat(answer.has(MORE_TO_COME), is(false));
  }

  @Test
  void a_declared_hello_is_streamed_too_and_counted() throws Exception {
    var declared = server.autoResponds(awaitableHello()).times(2).replies("{setVersion: 7}");
    client.send(exhaust(handshake(), MINUTE));

    OpMsg first = (OpMsg) client.reads(); // another responder than the last is news
    server.announcesChange();
    OpMsg second = (OpMsg) client.reads();
    OpMsg third = (OpMsg) client.reads(); // of the built-in responder: news again

    assertThat(first.body().getInt32("setVersion").getValue(), is(7));
    assertThat(second.body().getInt32("setVersion").getValue(), is(7));
    assertThat(second.has(MORE_TO_COME), is(true));
    assertThat(third.body().getInt32("setVersion").getValue(), is(1));
    assertThat(declared.isUsedUp(), is(true));
  }

  @Test
  void what_lacks_a_version_or_says_what_follows_is_no_part_of_a_stream() throws Exception {
    BsonDocument known = handshake();
    server.autoResponds(hello()).times(1).replies("{topologyVersion: {$$exists: false}}");
    client.send(exhaust(known, MINUTE));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));

    server.autoResponds(hello()).times(1).replies(Reply.exactly(known));
    client.send(exhaust(known, MINUTE));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));

    server
        .autoResponds(hello())
        .times(1)
        .replies(Reply.stream(Reply.of("{setVersion: 7}"), Reply.of("{setVersion: 8}")));
    client.send(exhaust(known, MINUTE));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(true));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));
  }

  @Test
  void a_client_that_allows_no_stream_or_no_time_gets_one_reply() throws Exception {
    client.send(exhaust(handshake(), 0));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));

    client.send(exhaust(null, 20));
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));

    client.send(1, HELLO);
    assertThat(((OpMsg) client.reads()).has(MORE_TO_COME), is(false));
  }

  @Test
  void a_stream_goes_on_in_the_next_test() throws Exception {
    begun(MINUTE);
    server.announcesChange();
    OpMsg before = (OpMsg) client.reads();

    server.lifecycle().reset();
    server.announcesChange();

    OpMsg after = (OpMsg) client.reads();
    assertThat(after.responseTo(), is(before.requestId()));
    assertThat(after.has(MORE_TO_COME), is(true));
  }

  @Test
  void a_stream_ends_with_its_connection() throws Exception {
    begun(MINUTE);
    server.announcesChange();
    client.reads();

    server.hangsUp();

    assertThat(client.reads(), is(nullValue()));
  }

  @Test
  void the_driver_asks_once_and_hears_all() throws Exception {
    AtomicInteger awaited = new AtomicInteger();
    ServerMonitorListener listener =
        new ServerMonitorListener() {
          @Override
          public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
            if (event.isAwaited()) {
              awaited.incrementAndGet();
            }
          }
        };
    var settings =
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(its -> its.addServerMonitorListener(listener));
    try (var open = MongoClients.create(settings.build())) {
      server.awaits(awaitableHello().with(EXHAUST_ALLOWED));
      for (int change = 1; change <= 5; change++) {
        server.announcesChange();
        int heard = change;
        server.waitUntil(() -> awaited.get() >= heard);
      }
      server.verify(once(), awaitableHello());
    }
  }

  private BsonDocument begun(long maxAwaitTimeMillis) throws Exception {
    BsonDocument known = handshake();
    client.send(exhaust(known, maxAwaitTimeMillis));
    server.awaits(awaitableHello());
    return known;
  }

  private RawBsonDocument handshake() throws Exception {
    client.send(1, HELLO);
    return client.readsBody();
  }

  /** An awaitable hello, number 42, by a client that has read a hello. */
  private static OpMsg exhaust(BsonDocument known, long maxAwaitTimeMillis) {
    String version = known == null ? "" : ", topologyVersion: " + version(known);
    String hello =
        "{hello: 1, maxAwaitTimeMS: %d%s, $db: 'admin'}".formatted(maxAwaitTimeMillis, version);
    return new OpMsg(
        42,
        0,
        EXHAUST_ALLOWED.mask(),
        List.of(new Section.Body(ExtendedJson.parse(hello))),
        OptionalInt.empty());
  }

  private static BsonDocument version(BsonDocument hello) {
    return hello.getDocument("topologyVersion");
  }

  private static long counter(BsonDocument hello) {
    return version(hello).getInt64("counter").getValue();
  }
}

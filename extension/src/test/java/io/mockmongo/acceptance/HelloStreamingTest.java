package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.script.Times.times;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerListener;
import com.mongodb.event.ServerMonitorListener;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver's monitor reads several replies to one hello. */
class HelloStreamingTest {

  private static final Duration SECONDS = Duration.ofSeconds(10);

  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofMinutes(2)).start();
  private final BlockingQueue<ServerDescription> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch failed = new CountDownLatch(1);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void each_part_reaches_the_driver_without_a_further_request() throws Exception {
    server.holds(awaitableHello());
    try (MongoClient client = connect()) {
      Request hello = server.receives(awaitableHello().with(EXHAUST_ALLOWED), SECONDS);

      hello.replies(news(hello, 1).withMoreToCome());
      awaitStep("1");
      hello.replies(news(hello, 2).withMoreToCome());
      awaitStep("2");
      server.verify(times(1), awaitableHello());
      hello.replies(news(hello, 3));
      awaitStep("3");

      server.receives(awaitableHello().with(EXHAUST_ALLOWED), SECONDS);
    }
  }

  @Test
  void a_stream_that_breaks_off_is_a_failed_heartbeat() throws Exception {
    server.holds(awaitableHello());
    try (MongoClient client = connect()) {
      Request hello = server.receives(awaitableHello(), SECONDS);
      hello.replies(news(hello, 1).withMoreToCome());
      awaitStep("1");

      hello.resets();

      assertThat(failed.await(10, TimeUnit.SECONDS), is(true));
      server.receives(awaitableHello(), SECONDS);
    }
  }

  private MongoClient connect() {
    return MongoClients.create(
        server
            .applyTo(MongoClientSettings.builder())
            .applyToServerSettings(
                settings ->
                    settings.addServerListener(changes()).addServerMonitorListener(checks()))
            .build());
  }

  private ServerListener changes() {
    return new ServerListener() {
      @Override
      public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
        seen.add(event.getNewDescription());
      }
    };
  }

  private ServerMonitorListener checks() {
    return new ServerMonitorListener() {
      @Override
      public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        failed.countDown();
      }
    };
  }

  private void awaitStep(String step) throws Exception {
    ServerDescription description;
    do {
      description = seen.poll(10, TimeUnit.SECONDS);
      if (description == null) {
        throw new AssertionError("the driver has not seen step " + step + " within 10 seconds");
      }
    } while (!description.getTagSet().iterator().hasNext()
        || !description.getTagSet().iterator().next().getValue().equals(step));
  }

  private static Reply news(Request hello, int step) {
    BsonDocument known = hello.command().get("topologyVersion").asDocument();
    long counter = known.getInt64("counter").getValue();
    return Reply.of(
        new BsonDocument("tags", new BsonDocument("step", new BsonString("" + step)))
            .append(
                "topologyVersion",
                new BsonDocument("processId", known.get("processId"))
                    .append("counter", new BsonInt64(counter + step))));
  }
}

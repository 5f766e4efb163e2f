package io.mockmongo.samples;

import static io.mockmongo.matchers.MongoMatchers.awaitableHello;
import static io.mockmongo.message.MsgFlag.EXHAUST_ALLOWED;
import static io.mockmongo.script.Times.once;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.Tag;
import com.mongodb.TagSet;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The server tells the driver's monitor of each change, without being asked again. */
@MockMongo
class HelloStreamTest {

  private final BlockingQueue<ServerDescription> seen = new LinkedBlockingQueue<>();

  @Test
  void one_hello_is_answered_by_a_stream(
      MongoClientSettings.Builder settings, MockMongoServer server) throws Exception {
    server.holds(awaitableHello());
    try (MongoClient client = MongoClients.create(listening(settings).build())) {
      Request hello = server.receives(awaitableHello().with(EXHAUST_ALLOWED));

      hello.replies(moved(hello, 1, "east").withMoreToCome());
      hello.replies(moved(hello, 2, "west").withMoreToCome());

      awaitRegion("east");
      awaitRegion("west");
      server.verify(once(), awaitableHello());

      hello.replies(moved(hello, 3, "north")); // the last one
      awaitRegion("north");
      server.receives(awaitableHello()); // so the monitor asks again
    }
  }

  private MongoClientSettings.Builder listening(MongoClientSettings.Builder settings) {
    ServerListener listener =
        new ServerListener() {
          @Override
          public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
            seen.add(event.getNewDescription());
          }
        };
    return settings.applyToServerSettings(server -> server.addServerListener(listener));
  }

  /** A driver believes what is newer than what it knows. */
  private static Reply moved(Request hello, int times, String region) {
    BsonDocument known = hello.command().get("topologyVersion").asDocument();
    Document version =
        new Document("processId", known.get("processId"))
            .append("counter", known.getInt64("counter").getValue() + times);
    return Reply.of(
        new Document("topologyVersion", version).append("tags", new Document("region", region)));
  }

  private void awaitRegion(String region) throws InterruptedException {
    TagSet wanted = new TagSet(new Tag("region", region));
    ServerDescription description;
    do {
      description = seen.poll(10, TimeUnit.SECONDS);
    } while (description != null && !description.getTagSet().equals(wanted));
    assertThat("the driver has seen " + region, description != null, is(true));
  }
}

package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.json.ExtendedJson;
import io.mockmongo.reply.Reply;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand clients that misbehave are no news to the one that does not. */
class HostileCrowdTest {

  private static final int OF_EACH = 250;
  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final Reply LONG = Reply.of("{text: '" + "x".repeat(300_000) + "'}");

  private final Endings endings = new Endings();
  private final Trouble trouble = new Trouble();
  private List<Aside<List<RawClient>>> crowd;
  private final MockMongoServer server =
      MockMongoServer.builder().timeout(Duration.ofSeconds(2)).listener(endings).start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_healthy_one_notices_nothing_and_nothing_is_left() throws Exception {
    server
        .autoResponds(command("ping"))
        .replies(ping -> Reply.of("{is: " + ExtendedJson.write(ping.command().get("ping")) + "}"));
    server.autoResponds(command("find")).replies(LONG);
    crowd = Stream.of(Hostile.values()).map(kind -> Aside.goes(() -> crowd(kind))).toList();
    try (MongoClient healthy = connect()) {
      pingUntilAllHaveEndedBut(Hostile.STOPS_MID_FRAME, healthy);

      assertThat(trouble.events(), empty());
      assertThat(
          server.lifecycle().findings().stream().map(Finding::kind).distinct().toList(),
          is(List.of(Finding.Kind.MALFORMED)));
    }
    server.close(); // throws if a thread does not stop

    assertThat(ServerThreads.of(server), empty());
    assertThat(haveEnded(Hostile.STOPS_MID_FRAME), is(true));
    for (RawClient client : all(Hostile.STOPS_MID_FRAME)) {
      assertThat(client.isHungUpOn(), is(true));
    }
    for (Hostile kind : Hostile.values()) {
      closeAll(all(kind));
    }
  }

  private List<RawClient> crowd(Hostile kind) throws Exception {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < OF_EACH; i++) {
      RawClient client = new RawClient(server);
      clients.add(client);
      kind.misbehave(client, i);
    }
    return clients;
  }

  /** Returns all of a kind, once they have done what they do. */
  private List<RawClient> all(Hostile kind) throws Exception {
    return crowd.get(kind.ordinal()).result();
  }

  private MongoClient connect() {
    MongoClientSettings.Builder settings =
        server.applyTo(MongoClientSettings.builder().retryReads(false));
    trouble.listenTo(settings);
    return MongoClients.create(settings.build());
  }

  /** Pings on and on, each time with another number, which is to come back. */
  private void pingUntilAllHaveEndedBut(Hostile kind, MongoClient client) throws Exception {
    long begin = System.nanoTime();
    int pings = 0;
    while (!Stream.of(Hostile.values()).allMatch(each -> each == kind || haveEnded(each))) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("not as their kind did these end: " + strays(kind));
      }
      Document reply = client.getDatabase("admin").runCommand(new Document("ping", ++pings));
      assertThat(reply.getInteger("is"), is(pings));
    }
  }

  private boolean haveEnded(Hostile kind) {
    return endings.count(kind.ending()) >= OF_EACH;
  }

  /** Puts into words which of all kinds but one did not end as their kind does. */
  private List<String> strays(Hostile but) throws Exception {
    List<String> strays = new ArrayList<>();
    for (Hostile kind : Hostile.values()) {
      for (RawClient client : kind == but ? List.<RawClient>of() : all(kind)) {
        List<ConnectionEnded> ends = endings.of(client);
        if (ends.stream().noneMatch(end -> end.ending() == kind.ending())) {
          strays.add(kind + " at port " + client.localPort() + ": " + ends);
        }
      }
    }
    return strays;
  }

  private static void closeAll(List<RawClient> clients) throws Exception {
    for (RawClient client : clients) {
      client.close();
    }
  }
}

package io.mockmongo.samples.drivers;

import static io.mockmongo.matchers.MongoMatchers.anyCommand;
import static io.mockmongo.matchers.MongoMatchers.anyRequest;
import static io.mockmongo.matchers.MongoMatchers.command;
import static io.mockmongo.matchers.MongoMatchers.handshake;
import static io.mockmongo.matchers.MongoMatchers.heartbeat;
import static io.mockmongo.script.Times.never;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.client.MongoClient;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.Received;
import io.mockmongo.junit.MockMongo;
import io.mockmongo.script.Call;
import io.mockmongo.script.Request;
import io.mockmongo.server.MockMongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A driver says who it is once on each connection, in the first thing it says there. */
@MockMongo(client = "appName=shop")
class HandshakeMetadataTest {

  private static final int CALLS = 3;

  @Test
  void is_sent_once_per_connection(MongoClient client, MockMongoServer server) {
    List<Call<Document>> calls = new ArrayList<>();
    List<Request> pings = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) { // at once, so each on a connection of its own
      calls.add(server.go(() -> ping(client)));
      pings.add(server.receives(command("ping")));
    }
    pings.forEach(Request::repliesOk);
    calls.forEach(Call::result);

    Map<ConnectionId, List<Received>> connections =
        server.journal().received().stream().collect(groupingBy(Received::connection));
    assertThat(connections.size(), is(greaterThan(CALLS))); // the monitor has its own
    connections.values().forEach(HandshakeMetadataTest::metadataComesFirstAndOnce);
    server.verify(never(), heartbeat().with("client", notNullValue()));
    server.verify(never(), anyCommand().with("client", notNullValue()));
  }

  private static void metadataComesFirstAndOnce(List<Received> requests) {
    assertThat(
        requests.get(0),
        is(handshake().matching("{client: {application: {name: 'shop'}, driver: {}, os: {}}}")));
    assertThat(requests.subList(1, requests.size()), everyItem(anyRequest().without("client")));
  }

  private static Document ping(MongoClient client) {
    return client.getDatabase("admin").runCommand(new Document("ping", 1));
  }
}

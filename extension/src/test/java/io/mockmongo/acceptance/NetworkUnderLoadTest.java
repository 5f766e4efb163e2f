package io.mockmongo.acceptance;

import static io.mockmongo.matchers.MongoMatchers.command;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.mockmongo.script.Call;
import io.mockmongo.server.MockMongoServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The network changes all the time while clients send. */
class NetworkUnderLoadTest {

  private static final int CLIENTS = 4;
  private static final int BATCHES = 30;
  private static final int PIPELINED = 5;

  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void nothing_is_lost_and_all_replies_are_in_order() throws Exception {
    try (var server = MockMongoServer.builder().timeout(Duration.ofSeconds(60)).start()) {
      server.autoResponds(command("ping")).repliesOk();
      List<Call<Void>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(server.runs(() -> exchange(server)));
      }
      Call<Void> changing = server.runs(() -> change(server));

      for (Call<Void> client : clients) {
        client.result(Duration.ofSeconds(60));
      }
      over.set(true);
      changing.result();
    }
  }

  private static void exchange(MockMongoServer server) throws Exception {
    try (var client = new RawClient(server)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        int first = batch * PIPELINED + 1;
        for (int id = first; id < first + PIPELINED; id++) {
          client.send(id, "{ping: 1, $db: 'admin'}");
        }
        for (int id = first; id < first + PIPELINED; id++) {
          assertThat(client.reads().responseTo(), is(id));
        }
      }
    }
  }

  private void change(MockMongoServer server) {
    for (int seed = 0; !over.get(); seed++) {
      server.network().hold();
      server.network().delay(Duration.ZERO, Duration.ofMillis(1), seed);
      server.network().release();
      server.network().delay(Duration.ZERO);
    }
  }
}

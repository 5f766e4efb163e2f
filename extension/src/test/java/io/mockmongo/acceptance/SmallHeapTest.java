package io.mockmongo.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mockmongo.OtherJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients announce takes no memory: 48 MB from each of a thousand, in a heap of 64 MB. */
class SmallHeapTest {

  private static final int CROWD = 1000;

  private final List<RawClient> crowd = new ArrayList<>();
  private Process server;

  @AfterEach
  void close() throws Exception {
    server.destroyForcibly().waitFor();
    for (RawClient client : crowd) {
      client.close();
    }
  }

  @Test
  void a_thousand_half_frames_leave_room_for_a_healthy_client() throws Exception {
    server = start();
    var output = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
    String address = output.readLine();
    try (MongoClient healthy = MongoClients.create("mongodb://" + address)) {
      for (int i = 0; i < CROWD; i++) {
        RawClient client = new RawClient(address);
        crowd.add(client);
        client.send(Hostile.start(i));
        if (i % 20 == 0) {
          ping(healthy);
        }
      }
      assertThat(output.readLine(), is("crowded"));
      for (RawClient client : crowd) {
        client.shutdownOutput();
      }
      for (RawClient client : crowd) {
        assertTrue(client.isHungUpOn()); // so the server has read what there was
        ping(healthy);
      }
    }
    server.getOutputStream().close();

    assertTrue(server.waitFor(20, TimeUnit.SECONDS), "it ends");
    assertThat(server.exitValue(), is(0));
  }

  private static Process start() throws Exception {
    return OtherJvm.of(
            List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
            SmallHeapServer.class,
            String.valueOf(CROWD))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void ping(MongoClient client) {
    assertNotNull(client.getDatabase("admin").runCommand(new Document("ping", 1)));
  }
}

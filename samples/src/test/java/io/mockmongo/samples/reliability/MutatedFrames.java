package io.mockmongo.samples.reliability;

import io.mockmongo.script.DefaultAnswers;
import io.mockmongo.script.Finding;
import io.mockmongo.server.MockMongoServer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Many frames, each spoilt in another way and sent on a connection of its own: the server must end
 * each connection, fail in none, and serve the next client. The same on every run.
 */
final class MutatedFrames implements EnduranceRun {

  private static final int MOST_CHANGES = 4;
  private static final int LENGTH_BYTES = 4;

  /** Findings that tell of a fault in the server, not of a frame that it refused. */
  private static final Pattern FAULT =
      Pattern.compile("connection \\d+ failed: |the server broke down|could not be served");

  private static final List<byte[]> FRAMES =
      List.of(
          Client.frame(1, "{ping: 1, $db: 'admin'}"),
          Client.frame(2, "{hello: 1, $db: 'admin', client: {driver: {name: 'x'}}}"),
          Client.frame(3, "{insert: 'orders', documents: [{_id: 1, a: [1, 'b']}], $db: 'shop'}"),
          Client.frame(4, "{find: 'orders', filter: {a: {$gt: 1}}, limit: 3, $db: 'shop'}"),
          Client.frame(5, "{aggregate: 'orders', pipeline: [], cursor: {}, $db: 'shop'}"));

  @Override
  public String run(int count) throws Exception {
    try (var server = MockMongoServer.builder().answers(DefaultAnswers.EMPTY_DATABASE).start()) {
      for (int seed = 0; seed < count; seed++) {
        try (var client = new Client(server.address())) {
          client.send(mutated(seed));
          client.shutdownOutput();
          client.readToEnd();
        }
      }
      try (var client = new Client(server.address())) {
        client.ping(1);
      }
      checkFindings(server.lifecycle().findings());
      return "%,d mutated frames sent, each connection ended, then a ping answered"
          .formatted(count);
    }
  }

  private static void checkFindings(List<Finding> findings) {
    findings.stream()
        .map(Finding::toString)
        .filter(text -> FAULT.matcher(text).find())
        .findFirst()
        .ifPresent(
            text -> {
              throw new AssertionError("a frame made the server fail: " + text);
            });
  }

  /** Changes some bytes of a frame, and half the time cuts it or adds bytes. */
  private static byte[] mutated(int seed) {
    Random random = new Random(seed);
    byte[] frame = FRAMES.get(random.nextInt(FRAMES.size())).clone();
    int from = random.nextInt(LENGTH_BYTES) == 0 ? 0 : LENGTH_BYTES; // mostly a length that fits
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      frame[from + random.nextInt(frame.length - from)] = (byte) random.nextInt();
    }
    return random.nextBoolean()
        ? frame
        : Arrays.copyOf(frame, 1 + random.nextInt(2 * frame.length));
  }
}

package io.mockmongo.acceptance;

import io.mockmongo.journal.ConnectionEnded.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Clients that a server does not deserve. */
enum Hostile {
  SENDS_GARBAGE(Ending.MALFORMED) {
    @Override
    void misbehave(RawClient client, int seed) throws IOException {
      byte[] garbage = new byte[1 + new Random(seed).nextInt(3000)];
      new Random(seed).nextBytes(garbage);
      client.send(garbage);
      client.shutdownOutput();
    }
  },

  STOPS_MID_FRAME(Ending.SERVER_CLOSED) {
    @Override
    void misbehave(RawClient client, int seed) throws IOException {
      client.send(start(seed));
    }
  },

  NEVER_READS(Ending.CLIENT_STALLED) {
    @Override
    void misbehave(RawClient client, int seed) throws IOException {
      ByteArrayOutputStream requests = new ByteArrayOutputStream();
      String filter = "'" + "x".repeat(100_000) + "'";
      requests.writeBytes(
          RawClient.frame(0, "{find: 'orders', filter: " + filter + ", $db: 'shop'}").bytes());
      for (int i = 1; i < REPLIES; i++) {
        requests.writeBytes(RawClient.frame(i, "{find: 'orders', $db: 'shop'}").bytes());
      }
      client.send(requests.toByteArray()); // at once, since the server gives up after a while
    }
  },

  VANISHES(Ending.CLIENT_RESET) {
    @Override
    void misbehave(RawClient client, int seed) throws IOException {
      client.send(1, "{ping: 1, $db: 'admin'}");
      client.reads(); // so that the server has met it
      client.send(start(seed));
      client.reset();
    }
  };

  /** With replies of some hundred thousand bytes, more than any socket's buffers hold. */
  private static final int REPLIES = 60;

  private static final int LONGEST = 48_000_000;

  private final Ending ending;

  Hostile(Ending ending) {
    this.ending = ending;
  }

  /** Returns how a server sees the last of it. */
  Ending ending() {
    return ending;
  }

  abstract void misbehave(RawClient client, int seed) throws IOException;

  /** Makes the start of the longest frame that a server takes, between one byte and a few KB. */
  static byte[] start(int seed) {
    byte[] frame = RawClient.frame(1, "{insert: 'c', x: '" + "x".repeat(5000) + "'}").bytes();
    frame[0] = (byte) LONGEST;
    frame[1] = (byte) (LONGEST >> 8);
    frame[2] = (byte) (LONGEST >> 16);
    frame[3] = (byte) (LONGEST >> 24);
    return Arrays.copyOf(frame, 1 + new Random(seed).nextInt(frame.length));
  }
}

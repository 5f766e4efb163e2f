package io.mockmongo.socket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A port that a closed server no longer uses. */
public final class FreedPort {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final long BETWEEN_NANOS = 10_000_000;

  private FreedPort() {}

  /**
   * Tells whether nobody listens at an address, or soon nobody will: a program that is just being
   * started holds copies of all that this one had open, and a server of a test beside this one may
   * have been given the port.
   */
  public static boolean refuses(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LONGEST.toNanos()) {
      try (Socket accepted = new Socket(host, port)) {
        LockSupport.parkNanos(BETWEEN_NANOS); // whoever has the port now is not to be flooded
      } catch (ConnectException refused) {
        return true;
      }
    }
    return false;
  }
}

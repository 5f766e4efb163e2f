package io.mockmongo.junit;

import java.io.Serial;
import java.util.stream.Collectors;

/** What a test's servers were in the middle of when its time was over; suppressed under that. */
final class Unfinished extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private Unfinished(String text) {
    super(text, null, false, false); // where it was made says nothing
  }

  static void tellOf(TestServers servers, Throwable timeout) {
    String text =
        servers.all().stream()
            .map(TestServer::unfinished)
            .collect(Collectors.joining())
            .stripTrailing();
    if (!text.isEmpty()) {
      timeout.addSuppressed(new Unfinished(text));
    }
  }

  /** Returns the text alone. */
  @Override
  public String toString() {
    return getMessage();
  }
}

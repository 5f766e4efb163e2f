package io.mockmongo.server;

import java.util.HashSet;
import java.util.Set;

/** The requests that the test has received and not answered yet. Not thread-safe. */
final class OwedReplies {

  private static final int SMALL = 16;

  private final Set<Exchange> requests = new HashSet<>();
  private int limit = SMALL;

  /** Adds a request; discards those that were answered once they are as many as the others. */
  void add(Exchange request) {
    requests.add(request);
    if (requests.size() > limit) {
      discardAnswered();
      limit = Math.max(SMALL, 2 * requests.size());
    }
  }

  boolean areAny() {
    discardAnswered();
    return !requests.isEmpty();
  }

  private void discardAnswered() {
    requests.removeIf(request -> !request.awaitsTestReply());
  }
}

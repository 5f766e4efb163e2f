package io.mockmongo.acceptance;

import io.mockmongo.journal.ConnectionEnded;
import io.mockmongo.journal.ConnectionEnded.Ending;
import io.mockmongo.journal.ConnectionId;
import io.mockmongo.journal.ConnectionOpened;
import io.mockmongo.journal.Fact;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Records and counts how connections end. */
final class Endings implements Consumer<Fact> {

  private final Map<ConnectionId, String> remotes = new ConcurrentHashMap<>();
  private final Queue<ConnectionEnded> all = new ConcurrentLinkedQueue<>();

  @Override
  public void accept(Fact fact) {
    if (fact instanceof ConnectionOpened opened) {
      remotes.put(opened.connection(), opened.remote());
    } else if (fact instanceof ConnectionEnded ended) {
      all.add(ended);
    }
  }

  long count(Ending ending) {
    return all.stream().filter(ended -> ended.ending() == ending).count();
  }

  /** Returns how the connections from a client's port ended: ports are soon used again. */
  List<ConnectionEnded> of(RawClient client) {
    String port = ":" + client.localPort();
    return all.stream().filter(ended -> remotes.get(ended.connection()).endsWith(port)).toList();
  }
}

package io.mockmongo.server;

import io.mockmongo.cursor.CursorsOfConversation;
import io.mockmongo.respond.DeclaredResponders;
import io.mockmongo.session.TransactionOutcomes;
import io.mockmongo.state.ClusterClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The parts that the servers of a conversation share, such as the members of a deployment: the
 * logical clock, the cursors, the outcomes of transactions, and the declarations that hold on all
 * servers. Thread-safe.
 */
final class SharedParts {

  private final ClusterClock clusterClock = new ClusterClock();
  private final TransactionOutcomes outcomes = new TransactionOutcomes();
  private final CursorsOfConversation cursors = new CursorsOfConversation();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final DeclaredResponders declared =
      new DeclaredResponders(() -> listeners.forEach(Runnable::run));

  /** Adds an action that runs whenever the shared declarations change. */
  void onChange(Runnable action) {
    listeners.add(action);
  }

  /** Removes an action that was added, of a server that is closed. */
  void forget(Runnable action) {
    listeners.remove(action);
  }

  ClusterClock clusterClock() {
    return clusterClock;
  }

  TransactionOutcomes outcomes() {
    return outcomes;
  }

  CursorsOfConversation cursors() {
    return cursors;
  }

  DeclaredResponders declared() {
    return declared;
  }
}

package io.mockmongo.samples.reliability;

import com.mongodb.connection.ServerType;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a driver concludes of its server: the types that it takes the server for, how often it
 * clears its pool, and how many connections of earlier generations it closes. Thread-safe.
 */
final class DriverConclusions implements ServerListener, ConnectionPoolListener {

  private final List<ServerType> types = new ArrayList<>();
  private int cleared;
  private int stale;

  @Override
  public synchronized void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
    types.add(event.getNewDescription().getType());
  }

  @Override
  public synchronized void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    cleared++;
  }

  @Override
  public synchronized void connectionClosed(ConnectionClosedEvent event) {
    if (event.getReason() == ConnectionClosedEvent.Reason.STALE) {
      stale++;
    }
  }

  synchronized boolean endWithPrimary() {
    return !types.isEmpty() && types.get(types.size() - 1) == ServerType.REPLICA_SET_PRIMARY;
  }

  synchronized void clear() {
    types.clear();
    cleared = 0;
    stale = 0;
  }

  /** Returns the conclusions, without the types' order and how often the server is primary. */
  @Override
  public synchronized String toString() {
    Map<ServerType, Integer> counts = new EnumMap<>(ServerType.class);
    types.forEach(type -> counts.merge(type, 1, Integer::sum));
    counts.remove(ServerType.REPLICA_SET_PRIMARY);
    return "%s, pool cleared %d, stale connections %d".formatted(counts, cleared, stale);
  }
}

package io.mockmongo.acceptance;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events that make a driver consider its server unknown. */
final class Trouble implements ConnectionPoolListener, ServerMonitorListener {

  private final List<Object> events = new CopyOnWriteArrayList<>();

  @Override
  public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    events.add(event);
  }

  @Override
  public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
    events.add(event);
  }

  /** Returns the recorded events; closing a client causes some, too. */
  List<Object> events() {
    return List.copyOf(events);
  }

  void listenTo(MongoClientSettings.Builder client) {
    client
        .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(this))
        .applyToServerSettings(monitor -> monitor.addServerMonitorListener(this));
  }
}

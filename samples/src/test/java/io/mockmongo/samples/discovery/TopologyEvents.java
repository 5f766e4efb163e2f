package io.mockmongo.samples.discovery;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.event.ClusterClosedEvent;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import com.mongodb.event.ClusterOpeningEvent;
import com.mongodb.event.ConnectionPoolClearedEvent;
import com.mongodb.event.ConnectionPoolListener;
import com.mongodb.event.ConnectionPoolReadyEvent;
import com.mongodb.event.ServerClosedEvent;
import com.mongodb.event.ServerDescriptionChangedEvent;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatStartedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerListener;
import com.mongodb.event.ServerMonitorListener;
import com.mongodb.event.ServerOpeningEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;

/** The events of a driver about the topology, its servers, their heartbeats and their pools. */
final class TopologyEvents
    implements ClusterListener, ServerListener, ServerMonitorListener, ConnectionPoolListener {

  private final Queue<String> topology = new ConcurrentLinkedQueue<>();
  private final Queue<String> heartbeats = new ConcurrentLinkedQueue<>();
  private final Queue<String> pools = new ConcurrentLinkedQueue<>();
  private volatile ClusterDescription last;

  MongoClientSettings.Builder listenedBy(MongoClientSettings.Builder settings) {
    return settings
        .applyToClusterSettings(cluster -> cluster.addClusterListener(this))
        .applyToServerSettings(
            server -> server.addServerListener(this).addServerMonitorListener(this))
        .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(this));
  }

  /** Returns the events about the topology and its servers, in order. */
  List<String> topology() {
    return List.copyOf(topology);
  }

  /** Returns the events about heartbeats, in order. */
  List<String> heartbeats() {
    return List.copyOf(heartbeats);
  }

  /** Returns the events about pools, in order. */
  List<String> pools() {
    return List.copyOf(pools);
  }

  /** Returns what the last event told, as far as the expected outcome has it. */
  BsonDocument outcome(BsonDocument expected) {
    return last == null ? new BsonDocument() : Outcome.of(last, expected);
  }

  @Override
  public void clusterOpening(ClusterOpeningEvent event) {
    topology.add("topology opening");
  }

  @Override
  public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
    last = event.getNewDescription();
    topology.add(
        "topology "
            + last.getType()
            + " of "
            + last.getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .sorted()
                .toList());
  }

  @Override
  public void clusterClosed(ClusterClosedEvent event) {
    topology.add("topology closed");
  }

  @Override
  public void serverOpening(ServerOpeningEvent event) {
    topology.add(event.getServerId().getAddress() + " opening");
  }

  @Override
  public void serverDescriptionChanged(ServerDescriptionChangedEvent event) {
    topology.add(
        event.getServerId().getAddress()
            + " "
            + event.getPreviousDescription().getType()
            + " -> "
            + event.getNewDescription().getType());
  }

  @Override
  public void serverClosed(ServerClosedEvent event) {
    topology.add(event.getServerId().getAddress() + " closed");
  }

  @Override
  public void serverHearbeatStarted(ServerHeartbeatStartedEvent event) {
    heartbeats.add("started");
  }

  @Override
  public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
    heartbeats.add("succeeded" + (event.isAwaited() ? ", awaited" : ""));
  }

  @Override
  public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
    heartbeats.add("failed: " + event.getThrowable().getClass().getSimpleName());
  }

  @Override
  public void connectionPoolReady(ConnectionPoolReadyEvent event) {
    pools.add(event.getServerId().getAddress() + " ready");
  }

  @Override
  public void connectionPoolCleared(ConnectionPoolClearedEvent event) {
    pools.add(
        event.getServerId().getAddress()
            + " cleared"
            + (event.getServiceId() == null ? "" : " for " + event.getServiceId()));
  }
}
